import { adminCalls } from '../app/use-cases/admin-calls'
import { resolverOf } from './resolvers'
import { wirePorts } from './wiring'

export const adminResolver = resolverOf('admin', adminCalls, wirePorts)
