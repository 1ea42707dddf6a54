/** A screen of the installed app, as GET /sandbox/modules lists it from the manifest. */
export interface AppModule {
  key: string
  /** The manifest's module type, e.g. `jira:issuePanel`. */
  type: string
  title: string
  /** Path of the module's own icon on the frames' origin, or an address elsewhere. */
  icon: string | null
  /** The manifest's `resource`: a key, or `key/entry`. */
  resource: string
  /** Path of its page on the frames' origin. */
  src: string | null
  /** Portal pages of header, subheader and footer modules; empty where the manifest names none. */
  pages: string[]
  /** A context module's state until its issue has one of its own. */
  status: ModuleStatus | null
  /** Issue property that a context module's state is read from. */
  statusProperty: string | null
}

/** A state in a module's head (documentation page "Jira issue context"). */
export interface ModuleStatus {
  type?: string
  value?: { label?: string | number; type?: string }
}

/** Path of a resource's page: a frame may open a modal with another resource than its own. */
export function srcOfResource(resource: string, modules: readonly AppModule[]): string {
  const shared = modules.find((module) => module.resource === resource && module.src !== null)
  return shared?.src ?? `/frames/${resource}/`
}
