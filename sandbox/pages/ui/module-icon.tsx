import type { AppModule } from '../core/modules'
import { FRAME_ORIGIN } from '../host/frame-origin'
import { Icon } from './icon'

/** A module's own icon, where the manifest gives one. */
export function ModuleIcon({ module }: { module: AppModule }) {
  return module.icon ? <img className="icon" src={new URL(module.icon, FRAME_ORIGIN).href} alt="" /> : <Icon name="app" />
}
