import { customerView } from '../../../src/domain/views/customer'
import type { CustomerView } from '../../../src/domain/views/customer-view'
import type { Command } from '../../../src/domain/incident/commands'
import type { PersonRef } from '../../../src/domain/ids'
import type { Who } from '../../../src/domain/incident/who'
import { APP, CONSULTANT, HASH, LEAD, MEMBER, PARTICIPANT, PEOPLE, REPORTER, TIER_ONE, TIER_TWO, command, policy, recordIncident } from '../../support/builders'
import { RECORDED, incidentOf, minute, told } from '../../support/given-when-then'
import type { Step } from '../../support/given-when-then'
import { APPROVED, CHARGED, QUESTIONED, SESSION_ASKED, STARTED } from '../table/stories'

const view = (who: Who, ...steps: Step[]): CustomerView => {
  const story = told(steps)
  return customerView(incidentOf(story), story.history, who, policy(), story.now)
}
const REVIEWED: Step = [command.investigate(), TIER_ONE, 3]
const PROPOSED: Step = [command.propose(), TIER_ONE, 10]
const wrote = (commentId: string, by: PersonRef | null): Command => ({ name: 'noteJiraChange', change: { kind: 'customerWrote', at: minute(Number(commentId)), by, commentId } })
const attached = (attachmentId: string, by: PersonRef): Command => ({ name: 'noteJiraChange', change: { kind: 'customerAttached', at: minute(Number(attachmentId)), by, attachmentId } })

describe('What a customer sees', () => {
  it('number, severity in words, whose turn it is and who has it', () => {
    expect(view(REPORTER, RECORDED)).toMatchObject({
      number: 'RC-010142', severityWord: 'High', assessed: true, turn: 'us', whoHasIt: 'Our Tier I specialists have it', scope: { kind: 'covered' }, closure: { kind: 'none' },
    })
    expect(view(REPORTER, [recordIncident({ answers: null }), APP, 0])).toMatchObject({ assessed: false, severityWord: 'Medium' })
  })

  it('first answer and working again, no hold', () => {
    expect(view(REPORTER, RECORDED, REVIEWED, [command.transfer('II'), TIER_ONE, 5]).clocks.map(({ metric }) => metric)).toEqual(['firstResponse', 'restore'])
  })

  it('the question with its words and their hash, while it is their turn', () => {
    expect(view(REPORTER, RECORDED, PROPOSED)).toMatchObject({
      turn: 'you',
      closure: { kind: 'askedOfYou', as: 'resolved', text: 'The export runs again.', textHash: HASH, tier: 'I', at: minute(10) },
      offers: { agreeClosure: { ok: true }, declineClosure: { ok: true }, sayNoLongerAnIssue: { ok: false }, withdrawProposal: { ok: false } },
    })
  })

  it.each<[string, Step[], string | null]>([
    ['a session asked', [SESSION_ASKED], 'Someone else is the reporter now, so our question about a remote session is void.'],
    ['a session allowed', [SESSION_ASKED, APPROVED], 'Someone else is the reporter now, so the permission for a remote session has ended.'],
    ['a session that runs', [SESSION_ASKED, APPROVED, STARTED], 'Someone else is the reporter now, so the remote session has ended.'],
    ['a charge asked', [QUESTIONED, CHARGED], 'Someone else is the reporter now, so our question about a charge is void.'],
    ['nothing asked', [], null],
  ])('what a new reporter makes void: %s', (_name, steps, words) => {
    const changed: Step = [{ name: 'noteJiraChange', change: { kind: 'reporterChanged', at: minute(40), reporter: { person: PEOPLE.participant, eligible: true, timeZone: null } } }, APP, 40]
    const newest = view(REPORTER, RECORDED, ...steps, changed).happened[0]?.text ?? ''
    expect(newest.startsWith('Someone else') ? newest : null).toBe(words)
  })

  it('who shares the request reads that a reporter can no longer answer, where that made something void', () => {
    const gone: Step = [{ name: 'noteJiraChange', change: { kind: 'reporterChanged', at: minute(40), reporter: { person: PEOPLE.reporter, eligible: false, timeZone: null } } }, APP, 40]
    expect(view(REPORTER, RECORDED, QUESTIONED, CHARGED, gone).happened[0]?.text).toBe('The reporter can no longer answer, so our question about a charge is void.')
  })

  it('what happened, newest first, in their words', () => {
    const told = view(
      REPORTER, RECORDED, [command.assessSeverity('everyone', 'high'), LEAD, 2], REVIEWED, [command.transfer('II'), TIER_ONE, 4],
      [command.handToDesk(), TIER_TWO, 5], [command.investigate('full'), CONSULTANT, 5], [command.diagnose('manual', 'A lock was never released.'), CONSULTANT, 6],
      [command.propose(), TIER_TWO, 10], [command.decline(), REPORTER, 11], [command.noLonger(), REPORTER, 12], [command.agreeNoLonger(), TIER_TWO, 13],
    )
    expect(told.happened.map(({ text }) => text).filter((text) => !text.startsWith('We missed'))).toEqual([
      'Closed together.',
      "You told us it's no longer an issue.",
      "You told us it isn't solved. We went on at once.",
      'We asked you whether this is solved.',
      'We gave our first answer.',
      'Our Tier II specialists found the cause: A lock was never released.',
      'Our Tier II specialists took your incident, because database expertise is needed.',
      'We now treat this as Critical.',
      "We've recorded this as RC-010142.",
    ])
    expect(told.agreements).toEqual([{ at: minute(13), what: 'Closure', text: 'It works again.' }])
    expect(told.whoHasIt).toBe('It is closed')
  })

  it('that a promise was missed, and not that a tier held too long', () => {
    const late = view(REPORTER, RECORDED, [command.actOnDue(), APP, 490])
    expect(late.happened.map(({ text }) => text)).toEqual([
      'We missed our time to have it working again.', 'We missed our time for the first answer.', "We've recorded this as RC-010142.",
    ])
  })

  it('what they agreed to', () => {
    expect(view(REPORTER, RECORDED, PROPOSED, [command.agree(), PARTICIPANT, 20])).toMatchObject({
      closure: { kind: 'closed', at: minute(20), how: 'together' },
      agreements: [{ at: minute(20), what: 'Closure', text: 'The export runs again.' }],
      turn: 'us',
    })
  })

  it('a member reads the same and may do nothing', () => {
    const seen = view(MEMBER, RECORDED, PROPOSED)
    expect(seen).toMatchObject({ turn: 'reporter', asked: 'reporter', closure: { kind: 'askedOfYou' } })
    for (const offer of Object.values(seen.offers)) expect(offer.ok).toBe(false)
    for (const name of ['agreeClosure', 'declineClosure', 'sayNoLongerAnIssue', 'withdrawProposal', 'answerEvidence', 'reopen'] as const) {
      expect(seen.offers[name]).toEqual({ ok: false, text: 'You can read along here. Whoever raised this request, or takes part in it, can answer.' })
    }
  })

  it('a member is spoken to about the reporter, and each of the others by what they did themselves', () => {
    const story: Step[] = [
      RECORDED, [wrote('1', PEOPLE.reporter), APP, 1], [attached('2', PEOPLE.participant), APP, 2], [wrote('3', PEOPLE.member), APP, 3], [wrote('4', null), APP, 4],
      PROPOSED, [command.decline(), PARTICIPANT, 11], [command.noLonger(), REPORTER, 12],
    ]
    const heard = (who: Who): string[] => view(who, ...story).happened.map(({ text }) => text).filter((text) => !text.includes('first answer') && !text.includes('recorded')).reverse()
    expect(heard(MEMBER)).toEqual([
      'The reporter wrote to us.', 'Somebody on your side sent us a file.', 'You wrote to us.', 'Somebody on your side wrote to us.',
      'We asked the reporter whether this is solved.', "Somebody on your side told us it isn't solved. We went on at once.", "The reporter told us it's no longer an issue.",
    ])
    expect(heard(REPORTER)).toEqual([
      'You wrote to us.', 'Somebody on your side sent us a file.', 'Somebody on your side wrote to us.', 'You wrote to us.',
      'We asked you whether this is solved.', "Somebody on your side told us it isn't solved. We went on at once.", "You told us it's no longer an issue.",
    ])
    expect(heard(PARTICIPANT).slice(0, 2)).toEqual(['The reporter wrote to us.', 'You sent us a file.'])
    expect(view(MEMBER, ...story)).toMatchObject({ turn: 'us', closure: { kind: 'saidByYou', by: 'reporter' } })
    expect(view(REPORTER, ...story)).toMatchObject({ closure: { by: 'you' } })
  })

  it("a member's clocks name the reporter where they stood still for them", () => {
    const whys = (...steps: Step[]): string[] => view(MEMBER, RECORDED, ...steps).clocks.flatMap(({ stops }) => stops.map(({ why }) => why))
    expect(whys(PROPOSED)).toEqual(["We waited for the reporter's answer: is it solved?"])
    expect(whys([command.noLonger(), PARTICIPANT, 9])).toEqual(["Somebody on your side told us it's no longer an issue"])
  })

  it('only what is named: a new key inside does not come out', () => {
    expect(Object.keys(view(REPORTER, RECORDED)).sort()).toEqual(
      ['agreements', 'asked', 'assessed', 'charge', 'clocks', 'closure', 'escalated', 'evidence', 'happened', 'issueId', 'number', 'offers', 'scope', 'session', 'severity', 'severityWord', 'tier', 'turn', 'whoHasIt'],
    )
  })
})
