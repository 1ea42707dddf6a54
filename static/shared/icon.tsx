import type { ComponentType } from 'react'
import type { NewCoreIconProps } from '@atlaskit/icon'

/** Glyphs of `@atlaskit/icon/core` are of this type. */
export type Glyph = ComponentType<Omit<NewCoreIconProps, 'spacing'>>

/**
 * The glyphs ship as CommonJS only. By Node's rule, which the bundler follows for a package of type module, importing
 * one gives the whole module with the component as its `default`; jest's compiler gives the component.
 */
function componentOf(glyph: Glyph | { default: Glyph }): Glyph {
  return 'default' in glyph ? glyph.default : glyph
}

/** 16 px, or 12 px in chips; without a label it is decoration. */
export function Icon({ glyph, small = false, label = '' }: { glyph: Glyph; small?: boolean; label?: string }) {
  const Drawn = componentOf(glyph)
  return (
    <span className="icon">
      <Drawn label={label} size={small ? 'small' : 'medium'} />
    </span>
  )
}
