import { useRef, useState } from 'react'
import Button from '@atlaskit/button/new'
import Lozenge from '@atlaskit/lozenge'
import type { AdminSite } from '../../../../src/api/answers'
import EmptyPage from '../../../shared/desk/empty-page'
import { ProjectPageView } from '../../parts/project-page'

type Project = AdminSite['projects'][number]

/** Is each project ready? Opens one in place. */
export function SetUpSection({ site, onLeaveProject }: { site: AdminSite; onLeaveProject: () => void }) {
  const [open, setOpen] = useState<string | null>(null)
  const choices = useRef<HTMLHeadingElement>(null)
  if (open !== null) {
    return (
      <div className="page-stack">
        <div>
          <Button
            appearance="subtle"
            onClick={() => {
              setOpen(null)
              onLeaveProject()
            }}
          >
            All projects
          </Button>
        </div>
        <ProjectPageView projectId={open} />
      </div>
    )
  }
  const [first, ...others] = site.projects
  const noneOn = site.projects.every((project) => !project.on)
  return (
    <div className="page-stack">
      <header>
        <h1 className="heading-large">Set-up</h1>
        <p className="subtle">ReTRAC works in the projects that are switched on, and does nothing in the others.</p>
      </header>
      {first === undefined && <EmptyPage title="There is no service project on this site. Create one in Jira first." />}
      {first !== undefined && noneOn && (
        <EmptyPage
          title="No project is set up yet."
          action={
            <Button appearance="primary" onClick={() => (others.length === 0 ? setOpen(first.id) : choices.current?.focus())}>
              Start set-up
            </Button>
          }
        />
      )}
      {site.projects.length > 0 && (
        <section className="stack" aria-label="Service projects">
          {noneOn && others.length > 0 && (
            <h2 ref={choices} tabIndex={-1}>
              Choose a project
            </h2>
          )}
          <ul className="rows">
            {site.projects.map((project) => (
              <ProjectRow key={project.id} project={project} onOpen={() => setOpen(project.id)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function ProjectRow({ project, onOpen }: { project: Project; onOpen: () => void }) {
  return (
    <li className="project-row">
      <div>
        <p className="medium">{project.name}</p>
        <p className="small subtle">{project.key}</p>
      </div>
      <p className="subtle">{summary(project)}</p>
      <Lozenge appearance={project.on ? 'success' : 'default'}>{project.on ? 'On' : 'Off'}</Lozenge>
      <Button onClick={onOpen} aria-label={`Open settings of ${project.name}`}>
        Open
      </Button>
    </li>
  )
}

function summary(project: Project): string {
  if (!project.on) return 'Not switched on'
  const types = project.requestTypeCount === 1 ? '1 request type' : `${project.requestTypeCount} request types`
  if (project.problems === 0) return types
  return `${types}, ${project.problems === 1 ? '1 thing' : `${project.problems} things`} to look at`
}
