import { ProjectPageView } from '../../parts/project-page'

/** jira:projectSettingsPage: the project that its settings belong to. */
export default function ProjectSettings({ projectId }: { projectId: string }) {
  return (
    <main className="page">
      <ProjectPageView projectId={projectId} />
    </main>
  )
}
