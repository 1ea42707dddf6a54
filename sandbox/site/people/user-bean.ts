import type { Person } from '../../kernel/types'

const avatar = (origin: string, size: number): string => `${origin}/sandbox/site/avatar?size=${size}`

const avatarUrls = (origin: string): Record<string, string> => ({
  '48x48': avatar(origin, 48), '24x24': avatar(origin, 24), '16x16': avatar(origin, 16), '32x32': avatar(origin, 32),
})

/** A user as the platform API names him. E-mail addresses show only to himself (Atlassian's profile privacy). */
export const userBean = (origin: string, person: Person): Record<string, unknown> => ({
  self: `${origin}/rest/api/3/user?accountId=${encodeURIComponent(person.accountId)}`,
  accountId: person.accountId,
  accountType: person.accountType,
  avatarUrls: avatarUrls(origin),
  displayName: person.displayName,
  active: person.active,
  timeZone: person.timeZone,
})

/** A user as the service desk API names him. */
export const deskUserBean = (origin: string, person: Person): Record<string, unknown> => ({
  accountId: person.accountId,
  ...(person.accountType === 'app' ? {} : { emailAddress: person.email }),
  displayName: person.displayName,
  active: person.active,
  timeZone: person.timeZone,
  _links: {
    jiraRest: `${origin}/rest/api/2/user?accountId=${encodeURIComponent(person.accountId)}`,
    avatarUrls: avatarUrls(origin),
    self: `${origin}/rest/api/2/user?accountId=${encodeURIComponent(person.accountId)}`,
  },
})

/** Someone whose account is gone, or nobody. */
export const userOrNull = (origin: string, person: Person | undefined): Record<string, unknown> | null =>
  person === undefined ? null : userBean(origin, person)
