import type {
  Caller, InstalledApp, Kernel, Person, Place, PlaceFacts, PortalRequest, ProductEvent, Site,
} from '../../../sandbox/kernel/types'

const PEOPLE: [key: string, accountType: Person['accountType'], licensed: boolean][] = [
  ['customer-1', 'customer', false],
  ['customer-2', 'customer', false],
  ['unlicensed-1', 'atlassian', false],
  ['agent-t1', 'atlassian', true],
  ['project-admin', 'atlassian', true],
  ['jira-admin', 'atlassian', true],
]

export const APP_ACCOUNT = 'app-account'

/**
 * The least of a site that the Forge half needs: people, one service project DESK with DESK-1 of
 * `customer-1`, and `/myself`. Issues are made by `createIssue`, which emits events.
 */
export class FakeSite implements Site {
  app: InstalledApp | null = null
  readonly calls: { path: string; method: string; caller: Caller }[] = []
  private receive: (event: ProductEvent) => void = () => undefined

  constructor(private readonly kernel: Kernel) {}

  fetch(request: Request, caller: Caller): Promise<Response> {
    const path = new URL(request.url).pathname
    this.calls.push({ path, method: request.method, caller })
    if (path === '/rest/api/3/myself') {
      const { principal } = caller
      const accountId = principal.kind === 'user' ? principal.accountId : principal.kind === 'app' ? APP_ACCOUNT : null
      return Promise.resolve(accountId === null ? new Response(null, { status: 401 }) : Response.json({ accountId }))
    }
    if (path === '/rest/api/3/issue' && request.method === 'POST') {
      return request.json().then((body: { summary: string }) => {
        const key = this.createIssue(body.summary, caller.principal.kind === 'app' ? APP_ACCOUNT : 'account-agent-t1')
        return Response.json({ key }, { status: 201 })
      })
    }
    return Promise.resolve(Response.json({ errorMessages: [`No route ${path}`] }, { status: 501 }))
  }

  createIssue(summary: string, atlassianId: string): string {
    const key = `DESK-${this.kernel.nextNumber('issues', 2)}`
    this.receive({
      eventType: 'avi:jira:created:issue',
      at: this.kernel.clock.now(),
      payload: { issue: { id: '1', key, fields: { summary } }, associatedUsers: [] },
      atlassianId,
    })
    return key
  }

  install(app: InstalledApp): { appAccountId: string; fieldIds: Record<string, string> } {
    this.app = app
    return { appAccountId: APP_ACCOUNT, fieldIds: { number: 'customfield_10100' } }
  }

  onEvent(receive: (event: ProductEvent) => void): void {
    this.receive = receive
  }

  people(): Person[] {
    return PEOPLE.map(([key, accountType, licensed]) => ({
      key,
      accountId: `account-${key}`,
      displayName: key,
      email: `${key}@example.com`,
      accountType,
      licensed,
      active: true,
      groups: [],
      organizations: [],
      timeZone: 'UTC',
      locale: 'en-US',
      role: key,
    }))
  }

  personByEmail(email: string): Person | undefined {
    return this.people().find((person) => person.email === email)
  }

  personByKey(key: string): Person | undefined {
    return this.people().find((person) => person.key === key)
  }

  place(accountId: string | null, place: Place): PlaceFacts {
    const person = this.people().find((known) => known.accountId === accountId)
    const isAgent = person?.licensed === true
    const key = place.issueKey ?? place.requestKey
    const isDesk = place.projectKey === 'DESK' || key?.startsWith('DESK-') === true
    const owns = person?.key === 'customer-1' || person?.key === 'unlicensed-1'
    return {
      ...(key === undefined || !isDesk ? {} : { issue: { id: '1', key, type: 'Incident', typeId: '10001', hasRequestType: true }, request: { key, typeId: 7 } }),
      ...(isDesk ? { project: { id: '10000', key: 'DESK', type: 'service_desk' }, portal: { id: 1 } } : {}),
      mayBrowseIssue: isAgent && isDesk,
      mayBrowseProject: isAgent && isDesk,
      mayAdministerProject: person?.key === 'project-admin' || person?.key === 'jira-admin',
      mayAdministerSite: person?.key === 'jira-admin',
      maySeeRequest: isDesk && (isAgent || owns),
      maySeeRequestType: true,
    }
  }

  createPortalRequest(person: Person | null, body: PortalRequest): Promise<Response> {
    const key = this.createIssue(String(body.requestFieldValues.summary), person?.accountId ?? 'anonymous')
    return Promise.resolve(Response.json({ issueKey: key }, { status: 201 }))
  }

  isPanelPinned(_moduleKey: string, projectKey: string): boolean {
    return projectKey === 'DESK'
  }

  seed(): void {
    // This site has no data of its own.
  }
}
