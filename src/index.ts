/** The handlers that manifest.yml names, and nothing else. */
export { agentResolver } from './entry/agent-resolver'
export { portalResolver } from './entry/portal-resolver'
export { adminResolver } from './entry/admin-resolver'
export { productEvents } from './entry/product-events'
export { lifeCycle } from './entry/life-cycle'
export { consumer } from './entry/consumer'
export { sweep } from './entry/sweep'
export { closeValidator } from './entry/close-validator'
