import { refusalWords } from '../../../src/domain/incident/refusal-words'
import type { Refusal, RefusalCode } from '../../../src/domain/incident/refusal'

/** One of each code; a code without an example does not compile. */
const EXAMPLES: { [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  NotFound: { code: 'NotFound' },
  NotTracked: { code: 'NotTracked' },
  AlreadyRecorded: { code: 'AlreadyRecorded' },
  IncidentClosed: { code: 'IncidentClosed', closedAt: 0 },
  OnlyRole: { code: 'OnlyRole', roles: ['consultant', 'tierI', 'lead'] },
  NotOwningTier: { code: 'NotOwningTier', tier: 'II' },
  OnlyCustomer: { code: 'OnlyCustomer' },
  OnlyDesk: { code: 'OnlyDesk' },
  OnlyApp: { code: 'OnlyApp' },
  MayOnlyRead: { code: 'MayOnlyRead' },
  AlreadyYours: { code: 'AlreadyYours' },
  SameSeverity: { code: 'SameSeverity' },
  NotReviewed: { code: 'NotReviewed' },
  AlreadyWithDesk: { code: 'AlreadyWithDesk' },
  NotWithDesk: { code: 'NotWithDesk' },
  NotDiagnosed: { code: 'NotDiagnosed' },
  InvestigationMissing: { code: 'InvestigationMissing', kind: 'consultant', for: 'diagnosis' },
  SameTier: { code: 'SameTier', tier: 'I' },
  ClosureAlreadyProposed: { code: 'ClosureAlreadyProposed', side: 'desk', at: 0 },
  NoProposal: { code: 'NoProposal' },
  ProposalOfOtherSide: { code: 'ProposalOfOtherSide', side: 'customer' },
  NotYourProposal: { code: 'NotYourProposal' },
  OwnProposal: { code: 'OwnProposal' },
  ProposalChanged: { code: 'ProposalChanged' },
  SessionRunning: { code: 'SessionRunning' },
  SameAsDerived: { code: 'SameAsDerived' },
  NothingAsked: { code: 'NothingAsked' },
  ItemNotOpen: { code: 'ItemNotOpen' },
  TooManyAsked: { code: 'TooManyAsked', most: 10 },
  TooLong: { code: 'TooLong', field: 'items' },
  DatePassed: { code: 'DatePassed', field: 'expiresAt' },
  ToolNotListed: { code: 'ToolNotListed', tools: ['UltraVNC', 'Citrix GoToAssist'] },
  SessionOpen: { code: 'SessionOpen' },
  NoSession: { code: 'NoSession' },
  SessionNotApproved: { code: 'SessionNotApproved' },
  SessionExpired: { code: 'SessionExpired', at: 0, tool: 'UltraVNC' },
  SessionTextChanged: { code: 'SessionTextChanged' },
  SessionTooLong: { code: 'SessionTooLong', mostMs: 4 * 3_600_000 },
  OnlyApprover: { code: 'OnlyApprover' },
  OnlyTechnician: { code: 'OnlyTechnician' },
  ReporterNotEligible: { code: 'ReporterNotEligible', for: 'session' },
  CustomerCanAgree: { code: 'CustomerCanAgree' },
  NeedsALead: { code: 'NeedsALead' },
  NotClosed: { code: 'NotClosed' },
  ReopenTooLate: { code: 'ReopenTooLate', until: 0 },
  ScopeAlreadyOpen: { code: 'ScopeAlreadyOpen' },
  ScopeNotOpen: { code: 'ScopeNotOpen' },
  NoCharge: { code: 'NoCharge' },
  ChargeChanged: { code: 'ChargeChanged' },
  AlreadyEscalated: { code: 'AlreadyEscalated' },
  NotEscalated: { code: 'NotEscalated' },
  ScopeOpen: { code: 'ScopeOpen' },
  TextMissing: { code: 'TextMissing', field: 'reason' },
  NothingToDo: { code: 'NothingToDo' },
}

describe('The words of a refusal', () => {
  it.each(Object.values(EXAMPLES).map((refusal) => [refusal.code, refusal] as const))('%s has finished sentences for both', (code, refusal) => {
    for (const audience of ['desk', 'customer'] as const) {
      const { text } = refusalWords(refusal, audience)
      expect(text).toMatch(/^[A-Z].*[.?]$/)
      expect(text).not.toContain(code)
      expect(text.toLowerCase()).not.toContain('please')
    }
  })
  it.each(Object.values(EXAMPLES).map((refusal) => [refusal.code, refusal] as const))('%s tells a customer nothing of tiers, roles or ways out', (_code, refusal) => {
    const words = refusalWords(refusal, 'customer')
    expect(words.wayOut).toBeNull()
    expect(words.text).not.toMatch(/Tier|consultant|lead\b|desk|ReTRAC/i)
  })
  it('says of a missing investigation what to add, and leads there', () => {
    expect(refusalWords(EXAMPLES.InvestigationMissing, 'desk')).toEqual({
      text: "Add a consultant's investigation first. A manual diagnosis needs one.", wayOut: 'recordInvestigation',
    })
    expect(refusalWords({ code: 'InvestigationMissing', kind: 'any', for: 'transfer' }, 'desk').text).toContain('Tier II')
  })
  it('leads each stage on to the step before', () => {
    expect((['NotReviewed', 'NotWithDesk', 'NotDiagnosed'] as const).map((code) => refusalWords({ code }, 'desk').wayOut)).toEqual([
      'recordInvestigation', 'handToDesk', 'addDiagnosis',
    ])
    expect(refusalWords({ code: 'ClosureAlreadyProposed', side: 'customer', at: 0 }, 'desk').wayOut).toBe('agreeNoLonger')
  })
  it('names who may do it', () => {
    expect(refusalWords(EXAMPLES.OnlyRole, 'desk').text).toBe('Only a consultant, Tier I or a lead can do this. Hand it to them, or ask a lead.')
    expect(refusalWords(EXAMPLES.NotOwningTier, 'desk').text).toContain('Only Tier II can do this')
  })
})
