import { useId } from 'react'

/** Ids of a field's helper and error, and what `aria-describedby` says of them. */
export function useDescriptions(helper: string | undefined, error: string | null): { errorId: string; helperId: string; describedBy: string | undefined } {
  const id = useId()
  const errorId = `${id}-error`
  const helperId = `${id}-helper`
  const ids = [error === null ? '' : errorId, helper === undefined ? '' : helperId].filter(Boolean)
  return { errorId, helperId, describedBy: ids.length > 0 ? ids.join(' ') : undefined }
}
