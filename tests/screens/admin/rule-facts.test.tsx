/** @jest-environment jsdom */
import { resetHost } from './support/bridge'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { RuleFact } from '../../../src/domain/policy/policy'
import { bar, openSection, press } from './support/page'
import { PolicyServer } from './support/policy-server'

let server: PolicyServer
beforeEach(() => {
  resetHost()
  server = new PolicyServer()
  server.serve()
})
afterEach(cleanup)

type Fill = (row: ReturnType<typeof within>) => void
const check = (...names: string[]): Fill => (row) => names.forEach((name) => void fireEvent.click(row.getByRole('checkbox', { name })))
const fill = (label: string | RegExp, value: string): Fill => (row) => void fireEvent.change(row.getByLabelText(label), { target: { value } })

const FACTS: [kind: RuleFact['kind'], fills: Fill[], fact: RuleFact, sentence: string][] = [
  ['severity', [check('S2 High')], { kind: 'severity', is: ['S1', 'S2'] }, 'When severity is S1 or S2, then escalate.'],
  ['used', [fill('Of the goal of', 'holdII'), fill('Has used, in %', '90 %')], { kind: 'used', metric: 'holdII', percent: 90 }, 'When Tier II hold has used 90 %, then escalate.'],
  ['tier', [check('Tier II', 'Tier I')], { kind: 'tier', is: ['II'] }, 'When Tier II has it, then escalate.'],
  ['transfers', [fill('At least, times', '3')], { kind: 'transfers', atLeast: 3 }, 'When it moved between tiers at least 3 times, then escalate.'],
  ['reopened', [], { kind: 'reopened', atLeast: 1 }, 'When it was opened again at least once, then escalate.'],
  ['requestType', [check('Question')], { kind: 'requestType', is: ['32'] }, 'When its request type is Question, then escalate.'],
  ['organization', [check('Bellwether Freight')], { kind: 'organization', is: ['2'] }, 'When it comes from Bellwether Freight, then escalate.'],
  ['words', [fill(/^Any of these/, ' payroll, mail flow ,, payroll')], { kind: 'words', any: ['payroll', 'mail flow'] }, 'When it says “payroll” or “mail flow”, then escalate.'],
]

test.each(FACTS)('a fact of the kind %s is filled in, read as a sentence, and saved without a problem', async (kind, fills, fact, sentence) => {
  await openSection('Escalation')
  press('Add a rule')
  const rule = within(screen.getByRole('region', { name: 'New rule' }))
  fireEvent.change(rule.getByLabelText(/^Name/), { target: { value: 'A rule' } })
  fireEvent.change(rule.getByLabelText(/^Because/), { target: { value: 'It says so.' } })
  fireEvent.change(rule.getByLabelText('Fact'), { target: { value: kind } })
  await screen.findAllByText(/^Hits|^Looking|^What it hits/)
  for (const step of fills) step(within(rule.getByRole('group', { name: 'Fact 1' })))
  expect(screen.getByText(sentence)).toBeTruthy()
  fireEvent.blur(rule.getByLabelText(/^Because/))
  await waitFor(() => expect(server.draft?.edit.escalationRules.at(-1)).toEqual(expect.objectContaining({ name: 'A rule', facts: [fact] })))
  await waitFor(() => expect(bar().textContent).toContain('1 change,0 problems'))
})
