import './bridge'
import { configure, fireEvent, render, screen, within } from '@testing-library/react'
import SitePage from '../../../../static/admin/features/site/site-page'
import { ViewerProvider } from '../../../../static/shared/viewer'

/** What a test waits for comes at once; a machine that is busy with other suites may still need longer than a second. */
configure({ asyncUtilTimeout: 20_000 })

/** The admin page with one of its sections opened. */
export async function openSection(title: string): Promise<void> {
  render(
    <ViewerProvider value={{ accountId: 'a-me', zone: 'UTC' }}>
      <SitePage />
    </ViewerProvider>,
  )
  await screen.findByRole('heading', { name: 'Set-up' })
  goToSection(title)
  await screen.findByRole('heading', { level: 1, name: title })
}

export const goToSection = (title: string): void => void fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: new RegExp(`^${title}`) }))
export const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
/** A field of the draft; the customer's preview has the same words. */
export const field = <Field extends HTMLElement = HTMLInputElement>(label: string | RegExp): Field => screen.getByLabelText<Field>(label, { selector: '[data-path]' })
export const type = (label: string | RegExp, value: string): void => void fireEvent.change(field(label), { target: { value } })
export const choose = (label: string | RegExp, value: string): void => type(label, value)
/** Focus leaves the field: the draft is saved. */
export const leave = (label: string | RegExp): void => void fireEvent.blur(field(label))
/** What stands under a field, by its own description. */
export const describedAs = (label: string | RegExp): string =>
  (field(label).getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
export const bar = (): HTMLElement => screen.getByRole('region', { name: 'Draft' })
