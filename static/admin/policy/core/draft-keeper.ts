import type { PolicyDesk, Problem, Wire } from '../../../../src/api/answers'
import type { PolicyEdit } from '../../../../src/api/policy-input'
import { same } from '../../../../src/domain/policy/same'
import type { Client } from '../../../shared/client'
import { editOf } from './edit'
import { isAtOrBelow } from './paths'
import { rebased } from './rebased'

export interface FieldProblem {
  path: string
  text: string
}
/** What was typed into a field and could not be read: it stands there until it is mended. */
export interface Unread {
  typed: string
  text: string
}

export interface DraftState {
  desk: PolicyDesk
  /** The rules as they stand on this screen. */
  edit: PolicyEdit
  /** `saved`: the server has all of it. */
  saving: 'saved' | 'waiting' | 'saving'
  unread: Readonly<Record<string, Unread>>
  /** Why the last call did not do what it should. */
  problem: Problem | null
  /** Someone else's draft came in between: nothing is saved until one of both is chosen. */
  conflict: boolean
  /** Fields that the server refused, until the next change. */
  refused: readonly FieldProblem[]
}

type Calls = Pick<Client<'admin'>, 'getPolicy' | 'saveDraft' | 'discardDraft' | 'publish' | 'restoreVersion'>

/** A pause in typing after which the draft is kept. */
export const SAVE_AFTER_MS = 1_500
const BUSY_AGAIN_MS = 20_000

const startOf = (desk: PolicyDesk): DraftState => ({
  desk,
  edit: desk.draft?.edit ?? editOf(desk.active),
  saving: 'saved',
  unread: {},
  problem: null,
  conflict: false,
  refused: [],
})

/** The server names fields as they lie in the call. */
const withoutEdit = ({ path, text }: FieldProblem): FieldProblem => ({ path: path.replace(/^edit\./, ''), text })

/** The screen has loaded what moved on by itself, so the words say what it shows now. */
const meanwhile = (text: string): Problem => ({ kind: 'movedOn', text })

/**
 * The one draft as this screen holds it: every edit goes through here, is saved after a pause or on leaving a field, one
 * call at a time, and is never given up: what could not be saved stays, with the reason.
 */
export class DraftKeeper {
  private state: DraftState
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | null = null
  /** Calls go one after the other, so that each names the revision that the last one made. */
  private tail: Promise<unknown> = Promise.resolve()
  /** The screen has been told of a version that came in between, and keeps that in sight over the save that follows. */
  private isTelling = false

  constructor(
    desk: PolicyDesk,
    private readonly calls: Calls,
  ) {
    this.state = startOf(desk)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly current = (): DraftState => this.state

  /** Another admin holds the draft: it can be read, and taken over. */
  static isLocked = ({ desk, conflict, saving }: DraftState): boolean => desk.draft !== null && !desk.draft.mine && !conflict && saving === 'saved'

  readonly change = (update: (edit: PolicyEdit) => PolicyEdit): void => {
    if (DraftKeeper.isLocked(this.state)) return
    const edit = update(this.state.edit)
    if (same(edit, this.state.edit)) return
    this.put({ edit, saving: 'waiting', refused: [] })
    this.saveIn(SAVE_AFTER_MS)
  }

  /** `null`: the field reads again. */
  readonly noteUnread = (path: string, unread: Unread | null): void => {
    const { [path]: before, ...others } = this.state.unread
    if (unread === null && before === undefined) return
    this.put({ unread: unread === null ? others : { ...others, [path]: unread } })
  }
  /** Of a row that was removed: its texts go with it. */
  readonly forgetUnread = (at: string): void =>
    this.put({ unread: Object.fromEntries(Object.entries(this.state.unread).filter(([path]) => !isAtOrBelow(path, at))) })

  /** Saves what is not saved yet; true when the server has all of it. */
  readonly save = (): Promise<boolean> => {
    this.stopTimer()
    return this.next(async () => {
      const { edit, saving, conflict, desk } = this.state
      if (saving === 'saved') return true
      if (conflict) return false
      if (desk.draft === null && same(edit, editOf(desk.active))) {
        this.put({ saving: 'saved', problem: null })
        return true
      }
      this.put({ saving: 'saving' })
      return this.settleSave(edit, await this.calls.saveDraft({ seenDraft: this.revision(), edit }))
    })
  }

  /** Makes another admin's draft one's own, as it is. */
  readonly takeOver = (): Promise<boolean> =>
    this.next(async () => {
      const { draft } = this.state.desk
      return draft === null || this.adopt(await this.calls.saveDraft({ seenDraft: draft.revision, edit: draft.edit }))
    })

  /** After a conflict: this screen's edits go over what the other admin saved. */
  readonly keepMine = (): Promise<boolean> => {
    this.put({ conflict: false, problem: null, saving: 'waiting' })
    return this.save()
  }
  /** After a conflict: what the other admin saved, and this screen's edits go. */
  readonly useTheirs = (): void => {
    this.stopTimer()
    this.put(startOf(this.state.desk))
  }

  readonly discard = (): Promise<boolean> => {
    this.stopTimer()
    return this.next(async () => {
      if (this.state.desk.draft === null) {
        this.put(startOf(this.state.desk))
        return true
      }
      return this.adopt(await this.calls.discardDraft({ seenDraft: this.revision() }))
    })
  }

  /** What is not saved is saved first; a draft that the server doesn't have whole is never published. */
  readonly publish = async (): Promise<boolean> => {
    if (!(await this.save())) return false
    return this.next(async () => this.adopt(await this.calls.publish({ seenDraft: this.revision(), seenVersion: this.state.desk.active.version })))
  }

  readonly restore = (version: number): Promise<boolean> => {
    this.stopTimer()
    return this.next(async () => this.adopt(await this.calls.restoreVersion({ version, seenDraft: this.revision() })))
  }

  private revision(): number {
    return this.state.desk.draft?.revision ?? 0
  }

  private put(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  private next<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = this.tail.then(work)
    this.tail = done
    return done
  }

  private saveIn(waitMs: number): void {
    this.stopTimer()
    this.timer = setTimeout(() => void this.save(), waitMs)
  }
  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  /** What was typed meanwhile waits for the next save; what was saved is not typed over. */
  private async settleSave(sent: PolicyEdit, wire: Wire<PolicyDesk>): Promise<boolean> {
    if (!wire.ok) {
      this.put({ saving: 'waiting' })
      return this.refuse(wire.problem)
    }
    if (wire.answer.active.version !== this.state.desk.active.version) {
      this.putOnto(wire.answer)
      return false
    }
    const isAll = this.state.edit === sent
    this.put({ desk: wire.answer, saving: isAll ? 'saved' : 'waiting', problem: this.isTelling ? this.state.problem : null, refused: [] })
    this.isTelling = false
    if (!isAll && this.timer === null) this.saveIn(SAVE_AFTER_MS)
    return isAll
  }

  /** The server's answer is the truth, all of it. */
  private async adopt(wire: Wire<PolicyDesk>): Promise<boolean> {
    if (!wire.ok) return this.refuse(wire.problem)
    this.put(startOf(wire.answer))
    return true
  }

  private async refuse(problem: Problem): Promise<boolean> {
    this.put({ problem, refused: (problem.fields ?? []).map(withoutEdit) })
    if (problem.kind === 'busy' && this.state.saving !== 'saved') this.saveIn(problem.retryAfterMs ?? BUSY_AGAIN_MS)
    if (problem.kind === 'movedOn') await this.seeWhatMovedOn()
    return false
  }

  /** Loads what came in between and keeps this screen's edits beside it. */
  private async seeWhatMovedOn(): Promise<void> {
    const before = this.revision()
    const wire = await this.calls.getPolicy({})
    if (!wire.ok) return
    const isOthers = (wire.answer.draft?.revision ?? 0) !== before
    const hasEdits = this.state.saving !== 'saved'
    if (isOthers && hasEdits) this.put({ desk: wire.answer, conflict: true })
    else if (isOthers) this.put({ ...startOf(wire.answer), problem: meanwhile('Somebody changed the draft meanwhile. This is how it stands now.') })
    else this.putOnto(wire.answer)
  }

  /** A version was published meanwhile: what was changed here is put onto it, so that nothing of it is taken back unseen. */
  private putOnto(desk: PolicyDesk): void {
    const edit = rebased(this.state.edit, editOf(this.state.desk.active), editOf(desk.active))
    const isNew = !same(edit, desk.draft?.edit ?? null)
    this.put({ desk, edit, saving: isNew ? 'waiting' : 'saved', refused: [], problem: meanwhile(`Version ${desk.active.version} was published meanwhile. The draft is still here, and stands on it now.`) })
    this.isTelling = isNew
    if (isNew) void this.save()
  }
}
