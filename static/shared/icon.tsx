import type { ComponentType } from 'react'
import type { NewCoreIconProps } from '@atlaskit/icon'

/** Glyphs of `@atlaskit/icon/core` are of this type. */
export type Glyph = ComponentType<Omit<NewCoreIconProps, 'spacing'>>

/** 16 px, or 12 px in chips; without a label it is decoration. */
export function Icon({ glyph: Drawn, small = false, label = '' }: { glyph: Glyph; small?: boolean; label?: string }) {
  return (
    <span className="icon">
      <Drawn label={label} size={small ? 'small' : 'medium'} />
    </span>
  )
}
