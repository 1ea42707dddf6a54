import type { ReactNode } from 'react'
import { ErrorMessage } from '@atlaskit/form/error-message'
import { HelperMessage } from '@atlaskit/form/helper-message'
import { RequiredAsterisk } from '@atlaskit/form/required-asterisk'

/** A field's name with the mark of a required one; `after`: what else stands beside it. */
export const FieldName = ({ label, isRequired = false, after }: { label: string; isRequired?: boolean; after?: ReactNode }) => (
  <>
    {label}
    {isRequired && <RequiredAsterisk />}
    {after}
  </>
)

/** What stands under a field. Atlaskit gives its messages ids only inside its own `Field`, hence the ones around them. */
export function UnderField({ error, errorId, helper, helperId }: { error: string | null; errorId: string; helper?: ReactNode; helperId: string }) {
  return (
    <>
      {error !== null && (
        <div id={errorId}>
          <ErrorMessage>{error}</ErrorMessage>
        </div>
      )}
      {helper !== undefined && (
        <div id={helperId}>
          <HelperMessage>{helper}</HelperMessage>
        </div>
      )}
    </>
  )
}
