/** A screen of the installed app, as GET /sandbox/modules lists it from the manifest. */
export interface AppModule {
  key: string
  /** The manifest's module type, e.g. `jira:issuePanel`. */
  type: string
  title: string
  /** Address of the module's own icon, where it has one. */
  icon: string | null
  /** Path of its page on the frames' origin. */
  src: string
  /** Portal pages of header, subheader and footer modules. */
  pages: string[]
  /** Issue property that a context module's status comes from. */
  statusProperty: string | null
}
