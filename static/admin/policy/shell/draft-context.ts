import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PolicyDesk } from '../../../../src/api/answers'
import type { PolicyEdit } from '../../../../src/api/policy-input'
import { policyChanges } from '../../../../src/domain/policy/changes'
import type { PolicyChange } from '../../../../src/domain/policy/changes'
import { policyProblems } from '../../../../src/domain/policy/checks'
import type { Policy } from '../../../../src/domain/policy/policy'
import type { PolicyNames } from '../../../../src/domain/policy/rule-words'
import { same } from '../../../../src/domain/policy/same'
import { admin } from '../../queries'
import type { DraftState, FieldProblem } from '../core/draft-keeper'
import { DraftKeeper } from '../core/draft-keeper'
import { editOf, withEdit } from '../core/edit'
import { isAtOrBelow, valueAt } from '../core/paths'

/** A field that someone asked to be taken to; `asked` tells a second press from the first. */
export interface Target {
  path: string
  asked: number
}

/** The one draft, as every section and the bar at the foot see it. */
export interface Draft extends DraftState {
  keeper: DraftKeeper
  active: Policy
  /** As it would be with the draft published. */
  policy: Policy
  isLocked: boolean
  /** The server's word where it has the whole draft, else the same checks run here. */
  problems: readonly FieldProblem[]
  /** What the draft changes of the rules in force, by the names that Jira tells. */
  changes: readonly PolicyChange[]
  target: Target | null
  goTo: (path: string) => void
  /** The field has the focus: going elsewhere and back doesn't lead there again. */
  arrived: () => void
  change: (update: (edit: PolicyEdit) => PolicyEdit) => void
  /** What is wrong at exactly this field. */
  errorAt: (path: string) => string | null
  isChanged: (path: string) => boolean
}

const DraftContext = createContext<Draft | null>(null)
export const DraftProvider = DraftContext.Provider

export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (draft === null) throw new Error('A section of the policy stands outside its shell')
  return draft
}

const unique = (problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.filter((each, place) => problems.findIndex(({ path, text }) => path === each.path && text === each.text) === place)

function problemsOf({ desk, edit, saving, unread, refused }: DraftState): FieldProblem[] {
  const isServers = saving === 'saved' && desk.draft !== null
  const found = isServers ? (desk.draft?.problems ?? []) : policyProblems(withEdit(desk.active, edit))
  const typed = Object.entries(unread).map(([path, { text }]) => ({ path, text }))
  // What stands in a field that doesn't read is not what the checks looked at.
  const isUnread = ({ path }: FieldProblem): boolean => typed.some((field) => isAtOrBelow(field.path, path))
  return unique([...typed, ...refused, ...found.filter((problem) => !isUnread(problem))])
}

/** One keeper a loaded page; leaving the page, or hiding it, saves what waits. */
export function useDraftOf(desk: PolicyDesk, names: PolicyNames, onTarget: (path: string) => void): Draft {
  const [keeper] = useState(() => new DraftKeeper(desk, admin))
  const state = useSyncExternalStore(keeper.subscribe, keeper.current)
  const [target, setTarget] = useState<Target | null>(null)

  useEffect(() => {
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') void keeper.save()
    }
    document.addEventListener('visibilitychange', saveWhenHidden)
    return () => {
      document.removeEventListener('visibilitychange', saveWhenHidden)
      void keeper.save()
    }
  }, [keeper])

  return useMemo(() => {
    const { active } = state.desk
    const before = editOf(active)
    const policy = withEdit(active, state.edit)
    const problems = problemsOf(state)
    return {
      ...state,
      keeper,
      active,
      policy,
      isLocked: DraftKeeper.isLocked(state),
      problems,
      changes: policyChanges(active, policy, names),
      target,
      goTo: (path) => {
        onTarget(path)
        setTarget((last) => ({ path, asked: (last?.asked ?? 0) + 1 }))
      },
      arrived: () => setTarget(null),
      change: keeper.change,
      errorAt: (path) => problems.filter((each) => each.path === path).map(({ text }) => text).join(' ') || null,
      isChanged: (path) => !same(valueAt(before, path), valueAt(state.edit, path)),
    }
  }, [state, keeper, names, target, onTarget])
}

/** What is wrong at or below a place that no field of its own shows. */
export const problemsBelow = (problems: readonly FieldProblem[], at: string, shown: readonly string[] = []): FieldProblem[] =>
  problems.filter(({ path }) => isAtOrBelow(path, at) && !shown.includes(path))
