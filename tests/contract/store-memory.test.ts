import { MemoryStore } from '../support/memory-store'
import { storeSuite } from './store-suite'

storeSuite('in memory', () => ({ store: new MemoryStore(), settle: async () => undefined }))
