import { never } from '../../result'
import { MINUTE_MS } from '../../time'
import type { Instant, Millis } from '../../time'
import type { Event } from '../events'
import type { Incident, JiraFacts } from '../state'

/** Within which time moves by hand are counted together (process.md "Jira's own ways"). */
export const PUT_BACK_WINDOW_MS: Millis = 10 * MINUTE_MS
/** How many noted comments and files the snapshot remembers; Forge delivers a doubled event within minutes of the first. */
const NOTED_IDS_KEPT = 20

/** Remembers a comment or file, so that an event delivered twice counts once. */
export const noted = (incident: Incident, id: string): Incident => ({
  ...incident,
  jira: { ...incident.jira, notedIds: [...incident.jira.notedIds.filter((one) => one !== id), id].slice(-NOTED_IDS_KEPT) },
})

export const movedByHand = (jira: JiraFacts, at: Instant, answer: 'putBack' | 'leftAlone'): JiraFacts => {
  switch (answer) {
    case 'putBack':
      return { ...jira, statusPutBackAt: [...jira.statusPutBackAt.filter((one) => one > at - PUT_BACK_WINDOW_MS), at] }
    case 'leftAlone':
      return { ...jira, statusLeftAlone: true }
    default:
      return never(answer)
  }
}

/** In its new project from now on; what stood still in the old one is kept, for nobody will ask that project again. */
export const movedTo = (incident: Incident, { at, projectId, offBefore }: Extract<Event, { type: 'IssueMoved' }>): Incident => ({
  ...incident,
  projectId,
  projectSince: at,
  holds: [...incident.holds, ...offBefore.map(({ from, to }) => ({ kind: 'projectOff' as const, from, to: to ?? at, why: PROJECT_OFF, waitsFor: null }))],
})

/** Why clocks stand still where a project is switched off, in the desk's words. */
export const PROJECT_OFF = 'The project is switched off'
