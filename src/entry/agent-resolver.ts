import { agentCalls } from '../app/use-cases/agent-calls'
import { resolverOf } from './resolvers'
import { wirePorts } from './wiring'

export const agentResolver = resolverOf('agent', agentCalls, wirePorts)
