import { SiteClock } from './clock'
import { SeededFaults } from './faults'
import { SiteJobs } from './jobs'
import type { Store } from './store'
import type { Collection, Job, Kernel } from './types'

/** The kernel with the parts that only the server drives. */
export interface SiteKernel extends Kernel {
  clock: SiteClock
  jobs: SiteJobs
  faults: SeededFaults
  store: Store
}

export interface KernelOptions {
  clock?: 'real' | 'manual'
  nowAt?: number
  onJobRan?: (job: Job) => void
}

/** Builds the kernel over a store; jobs wait until `jobs.start()`. */
export function createKernel(store: Store, options: KernelOptions = {}): SiteKernel {
  const collection = <T>(name: string): Collection<T> => store.collection<T>(name)
  const numbers = collection<number>('kernel.numbers')
  const nextNumber = (series: string, first = 1): number => {
    const number = numbers.get(series) ?? first
    numbers.put(series, number + 1)
    return number
  }
  const clock = new SiteClock(collection('kernel.clock'), {
    ...(options.clock === undefined ? {} : { mode: options.clock }),
    ...(options.nowAt === undefined ? {} : { nowAt: options.nowAt }),
  })
  const jobs = new SiteJobs(clock, collection('kernel.jobs'), () => nextNumber('kernel.jobs'), options.onJobRan)
  return { clock, jobs, faults: new SeededFaults(collection('kernel.faults')), collection, nextNumber, store }
}
