import { useEffect, useState } from 'react'
import type { PolicyImpact, Wire } from '../../../../src/api/answers'
import { admin } from '../../queries'
import { useDraft } from './draft-context'

/**
 * What the draft would do to open incidents, counted by the server over the saved draft: asked anew after each save.
 * null: not asked yet, or what was answered is of an older draft.
 */
export function useImpact(): Wire<PolicyImpact> | null {
  const { desk, saving } = useDraft()
  const revision = desk.draft?.revision ?? 0
  const { version } = desk.active
  const [found, setFound] = useState<{ of: string; wire: Wire<PolicyImpact> } | null>(null)
  const of = `${version} ${revision}`
  useEffect(() => {
    let isWanted = true
    if (saving === 'saved') void admin.getImpact({}).then((wire) => isWanted && setFound({ of, wire }))
    return () => {
      isWanted = false
    }
  }, [of, saving])
  return saving === 'saved' && found?.of === of ? found.wire : null
}
