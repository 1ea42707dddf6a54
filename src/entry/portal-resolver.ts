import { portalCalls } from '../app/use-cases/portal-calls'
import { resolverOf } from './resolvers'
import { wirePorts } from './wiring'

export const portalResolver = resolverOf('portal', portalCalls, wirePorts)
