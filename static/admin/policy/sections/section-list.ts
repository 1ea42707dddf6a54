import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import briefcase from '@atlaskit/icon/core/briefcase'
import matrix from '@atlaskit/icon/core/chart-matrix'
import megaphone from '@atlaskit/icon/core/megaphone'
import people from '@atlaskit/icon/core/people-group'
import screen from '@atlaskit/icon/core/screen'
import target from '@atlaskit/icon/core/target'
import undo from '@atlaskit/icon/core/undo'
import type { Glyph } from '../../../shared/icon'

/** A section of the policy: a page of the side list, loaded when it is opened. */
interface Section {
  key: string
  title: string
  group: 'Policy' | 'Check'
  icon: Glyph
  /** First parts of the paths that it edits. */
  edits: readonly string[]
  page: LazyExoticComponent<ComponentType>
}

export const SECTIONS = [
  { key: 'severity', title: 'Severity', group: 'Policy', icon: matrix, edits: ['matrix', 'words', 'defaultPair'], page: lazy(() => import('./severity/severity')) },
  { key: 'goals', title: 'SLA goals', group: 'Policy', icon: target, edits: ['goals'], page: lazy(() => import('./goals/goals')) },
  { key: 'escalation', title: 'Escalation', group: 'Policy', icon: megaphone, edits: ['escalationRules'], page: lazy(() => import('./escalation/escalation')) },
  { key: 'contracts', title: 'Contracts', group: 'Policy', icon: briefcase, edits: ['contracts', 'scopeRules'], page: lazy(() => import('./contracts/contracts')) },
  { key: 'tiers', title: 'Tiers', group: 'Policy', icon: people, edits: ['roleGroups', 'startAtTierTwo'], page: lazy(() => import('./tiers/tiers')) },
  { key: 'tools', title: 'Remote tools', group: 'Policy', icon: screen, edits: ['remoteTools'], page: lazy(() => import('./tools/remote-tools')) },
  { key: 'versions', title: 'Versions', group: 'Check', icon: undo, edits: [], page: lazy(() => import('./versions/versions')) },
] as const satisfies readonly Section[]
export type SectionKey = (typeof SECTIONS)[number]['key']

/** Where a path is edited; null: nowhere on this page. */
export const sectionOf = (path: string): (typeof SECTIONS)[number] | null =>
  SECTIONS.find(({ edits }) => edits.some((part) => part === path.split('.')[0])) ?? null
