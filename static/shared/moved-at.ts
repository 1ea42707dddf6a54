import type { Problem } from '../../src/api/answers'
import { now } from './server-time'
import { shortInstant } from './time'

/** The problem with its time written, as its viewer reads times. */
export const withMovedAt = (problem: Problem, zone: string): Problem =>
  problem.movedAt === undefined ? problem : { ...problem, text: problem.text.replace('{time}', shortInstant(problem.movedAt, now(), zone)) }
