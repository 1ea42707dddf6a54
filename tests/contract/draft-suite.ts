import { editOf } from '../../src/app/admin/policy-desk'
import type { Store } from '../../src/app/store-port'
import { defaultPolicy } from '../../src/domain/policy/default-policy'
import { CREATED_AT, policy } from '../support/builders'

const RULES = policy()

/** The one draft, versions, and what happens once; part of what every store promises. `store`: the empty one of the test. */
export function draftSuite(store: () => Store): void {
  describe('versions and the one draft', () => {
    const admin = () => store().refOf('557058:admin')
    const content = async (hours: number) => ({ baseVersion: 1, edit: { ...editOf(RULES), startAtTierTwo: [String(hours)] }, savedAt: CREATED_AT, savedBy: await admin() })
    const version = (number: number) => ({ ...defaultPolicy(CREATED_AT), version: number })

    test('there is none at first, and what is saved comes back whole', async () => {
      expect(await store().policyDraft()).toBeNull()
      const draft = await content(1)
      expect(await store().writeDraft(draft, 0)).toBe('saved')
      expect(await store().policyDraft()).toEqual({ revision: 1, ...draft })
    })

    test('a draft may hold what no version may', async () => {
      const draft = await content(1)
      draft.edit.goals.S1 = { restore: { goalMs: -5, calendarId: 'nowhere' } }
      expect(await store().writeDraft(draft, 0)).toBe('saved')
      expect((await store().policyDraft())?.edit.goals.S1.restore?.goalMs).toBe(-5)
    })

    test('of two who saw the same one saves', async () => {
      const drafts = [await content(1), await content(2)]
      expect((await Promise.all(drafts.map((draft) => store().writeDraft(draft, 0)))).sort()).toEqual(['lostRace', 'saved'])
      expect((await Promise.all(drafts.map((draft) => store().writeDraft(draft, 1)))).sort()).toEqual(['lostRace', 'saved'])
    })

    test('discarded it is gone, and its revision never comes again', async () => {
      await store().writeDraft(await content(1), 0)
      expect(await store().writeDraft(null, 2)).toBe('lostRace')
      expect(await store().writeDraft(null, 1)).toBe('saved')
      expect(await store().policyDraft()).toBeNull()
      expect(await store().writeDraft(await content(2), 1)).toBe('lostRace')
      expect(await store().writeDraft(await content(2), 0)).toBe('saved')
      expect((await store().policyDraft())?.revision).toBeGreaterThan(2)
    })

    test('publishing empties the draft it came from, or does nothing', async () => {
      await store().publishPolicy(version(1))
      await store().writeDraft(await content(1), 0)
      expect(await store().publishPolicy(version(2), { person: await admin(), draft: 2 })).toBe('lostRace')
      expect(await store().policyDraft()).not.toBeNull()
      expect((await store().activePolicy())?.version).toBe(1)
      expect(await store().publishPolicy(version(3), { person: await admin(), draft: 1 })).toBe('lostRace')
      expect(await store().publishPolicy(version(2), { person: await admin(), draft: 1 })).toBe('published')
      expect(await store().policyDraft()).toBeNull()
      expect(await store().publishPolicy(version(3), { person: await admin(), draft: 1 })).toBe('lostRace')
    })

    test('versions are kept as they were, with who published them, newest first', async () => {
      await store().publishPolicy(version(1))
      await store().publishPolicy({ ...version(2), numberWidth: 7 }, { person: await admin() })
      await store().publishPolicy(version(3))
      expect((await store().policyVersions([1, 2, 3, 4])).map(({ policy, publishedBy }) => [policy.version, policy.numberWidth, publishedBy])).toEqual([
        [3, 6, null],
        [2, 7, await admin()],
        [1, 6, null],
      ])
      expect(await store().policyVersions([])).toEqual([])
      expect(await store().policyVersions(Array.from({ length: 60 }, (_, index) => index))).toHaveLength(3)
    })
  })

  describe('what happens once', () => {
    test('the first begins, others wait, and hear the result', async () => {
      const begun = await Promise.all([store().beginOnce('a1', 100, 200), store().beginOnce('a1', 100, 200)])
      expect(begun.map(({ kind }) => kind).sort()).toEqual(['begun', 'underWay'])
      expect(await store().beginOnce('b2', 100, 200)).toEqual({ kind: 'begun', since: null })
      await store().finishOnce('a1', '10042 REC-1', 300)
      expect(await store().beginOnce('a1', 299, 400)).toEqual({ kind: 'done', result: '10042 REC-1' })
      expect(await store().beginOnce('a1', 300, 400)).toEqual({ kind: 'begun', since: null })
    })
    test('one that died is begun anew after its time, and whoever does hears since when it may have been done; one that was refused at once', async () => {
      await store().beginOnce('a1', 100, 200)
      expect(await store().beginOnce('a1', 200, 300)).toEqual({ kind: 'begun', since: 100 })
      expect(await store().beginOnce('a1', 300, 400)).toEqual({ kind: 'begun', since: 100 })
      await store().forgetOnce('a1')
      expect(await store().beginOnce('a1', 301, 400)).toEqual({ kind: 'begun', since: null })
    })
  })
}
