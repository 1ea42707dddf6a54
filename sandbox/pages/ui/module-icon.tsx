import type { AppModule } from '../core/modules'
import { Icon } from './icon'

/** A module's own icon, where the manifest gives one. */
export function ModuleIcon({ module }: { module: AppModule }) {
  return module.icon ? <img className="icon" src={module.icon} alt="" /> : <Icon name="app" />
}
