import type { PolicyDesk, PolicyVersion, Wire } from '../../api/answers'
import type { ParsedOf } from '../../api/calls'
import { policyProblems } from '../../domain/policy/checks'
import { queuePublished } from '../policy-published'
import { publishFirstPolicy } from '../publish-first-policy'
import type { Caller, Ports } from '../ports'
import type { PolicyEdit } from '../store-port'
import { draftMovedOn, invalid, movedOn, noVersion } from './admin-problems'
import { editOf, policyDesk, withEdit } from './policy-desk'
import { FIRST_VERSION, NOTHING_PUBLISHED, policyInForce } from './policy-in-force'
import { toolsInUse } from './tools-in-use'

/** All of these are called after `authorise` found that the caller administers the site. */
type Input<N extends 'saveDraft' | 'discardDraft' | 'publish' | 'getVersion' | 'restoreVersion'> = ParsedOf<'admin', N>

export const getPolicy = async (ports: Ports, caller: Caller, _input: Record<never, never>, now: number): Promise<Wire<PolicyDesk>> => ({
  ok: true,
  answer: await policyDesk(ports, caller, now),
})

/** A problem never keeps a draft from being kept; it keeps it from being published. */
export const saveDraft = (ports: Ports, caller: Caller, { seenDraft, edit }: Input<'saveDraft'>, now: number): Promise<Wire<PolicyDesk>> =>
  keep(ports, caller, edit, seenDraft, now)

async function keep(ports: Ports, caller: Caller, edit: PolicyEdit, seenDraft: number, now: number): Promise<Wire<PolicyDesk>> {
  const [active, draft, savedBy] = await Promise.all([policyInForce(ports.store, now), ports.store.policyDraft(), ports.store.refOf(caller.accountId)])
  // Where the installing event was lost there is no version yet; a draft needs one to be a change of.
  if (active.version === NOTHING_PUBLISHED) await publishFirstPolicy(ports)
  const baseVersion = draft?.baseVersion ?? Math.max(active.version, FIRST_VERSION)
  if ((await ports.store.writeDraft({ baseVersion, edit, savedAt: now, savedBy }, seenDraft)) === 'lostRace') return draftMovedOn()
  return getPolicy(ports, caller, {}, now)
}

export const discardDraft = async (ports: Ports, caller: Caller, { seenDraft }: Input<'discardDraft'>, now: number): Promise<Wire<PolicyDesk>> => {
  if (seenDraft > 0 && (await ports.store.writeDraft(null, seenDraft)) === 'lostRace') return draftMovedOn()
  return getPolicy(ports, caller, {}, now)
}

/**
 * The draft becomes the next version where all checks pass, nobody published another meanwhile, and the draft is the one
 * that the admin saw. Versions never change. Clocks use it at once; the rest is queued.
 */
export const publish = async (ports: Ports, caller: Caller, { seenDraft, seenVersion }: Input<'publish'>, now: number): Promise<Wire<PolicyDesk>> => {
  const [active, draft] = await Promise.all([policyInForce(ports.store, now), ports.store.policyDraft()])
  if (active.version !== seenVersion) return movedOn(active.version)
  if (draft === null || draft.revision !== seenDraft) return draftMovedOn()
  const next = withEdit(active, draft.edit, now)
  const problems = [...policyProblems(next), ...(await toolsInUse(ports, active, next))]
  if (problems.length > 0) return invalid(problems)

  const person = await ports.store.refOf(caller.accountId)
  if ((await ports.store.publishPolicy(next, { person, draft: draft.revision })) === 'lostRace') {
    const standing = await policyInForce(ports.store, now)
    return standing.version === active.version ? draftMovedOn() : movedOn(standing.version)
  }
  await queuePublished(ports, next.version)
  ports.log.line('policyPublished', { version: next.version })
  return getPolicy(ports, caller, {}, now)
}

/** One version as it was published; what it has otherwise than another, the screen tells by `policyChanges`. */
export const getVersion = async (ports: Ports, _caller: Caller, { version }: Input<'getVersion'>, now: number): Promise<Wire<PolicyVersion>> => {
  const [wanted] = await ports.store.policyVersions([version])
  return wanted === undefined ? noVersion(version) : { ok: true, answer: { now, policy: wanted.policy } }
}

/** An old version's rules become the draft, in place of the one that the admin saw; whoever wants them in force publishes it. */
export const restoreVersion = async (ports: Ports, caller: Caller, { version, seenDraft }: Input<'restoreVersion'>, now: number): Promise<Wire<PolicyDesk>> => {
  const [wanted] = await ports.store.policyVersions([version])
  return wanted === undefined ? noVersion(version) : keep(ports, caller, editOf(wanted.policy), seenDraft, now)
}
