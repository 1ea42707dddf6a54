import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Message } from '../../../shared/desk/message'
import type { FieldProblem } from '../core/draft-keeper'
import { isAtOrBelow } from '../core/paths'
import { useDraft } from './draft-context'

/** The field of a path: its own element, else the nearest around it, else the first inside it. */
function fieldOf(root: HTMLElement, path: string): HTMLElement | null {
  const fields = [...root.querySelectorAll<HTMLElement>('[data-path]')]
  const pathOf = (field: HTMLElement): string => field.dataset['path'] ?? ''
  const around = fields.filter((field) => isAtOrBelow(path, pathOf(field))).sort((one, other) => pathOf(other).length - pathOf(one).length)
  return around[0] ?? fields.find((field) => isAtOrBelow(pathOf(field), path)) ?? null
}

/** Sections whose fields are on the page already when this runs: children's effects come first. */
function useTargetFocus(root: { current: HTMLElement | null }): void {
  const { target, arrived } = useDraft()
  useEffect(() => {
    if (root.current === null || target === null) return
    fieldOf(root.current, target.path)?.focus()
    arrived()
  }, [root, target, arrived])
}

/** One section's page: what it asks, its fields, and the save when one of them is left. */
export function SectionFrame({ title, question, children }: { title: string; question: string; children: ReactNode }) {
  const { keeper } = useDraft()
  const root = useRef<HTMLDivElement>(null)
  useTargetFocus(root)
  return (
    <div ref={root} className="page-stack" onBlur={() => void keeper.save()}>
      <header>
        <h1 className="heading-large">{title}</h1>
        <p className="subtle">{question}</p>
      </header>
      {children}
    </div>
  )
}

/** Problems that belong to a row or a section, but to none of its fields. */
export function OtherProblems({ problems }: { problems: readonly FieldProblem[] }) {
  return problems.map(({ path, text }) => (
    <div key={`${path} ${text}`} data-path={path} tabIndex={-1}>
      <Message tone="error">{text}</Message>
    </div>
  ))
}
