import { Disclosure } from '../../../../shared/parts/disclosure'
import { instantWords } from '../../../../shared/time'
import { sizeWords } from '../../../parts/size-words'
import { useWhen, type When } from '../../../parts/use-when'
import { ReceiptRow } from '../asks/ask-parts'
import type { DoneItem } from '../asks/slots'

/** What was given for an item, and when; a file with its size, and its checksum behind a press. */
export function EvidenceReceipt({ item, focused }: { item: DoneItem; focused: boolean }) {
  const when = useWhen()
  return (
    <ReceiptRow title={item.what} focused={focused}>
      <div>
        {item.fileName !== null && <p className="words"><bdi>{item.fileName}</bdi></p>}
        <p className="subtle">{outcomeWords(item, when)}</p>
      </div>
      {item.sha256 !== null && (
        <div className="ask-full">
          <Disclosure title="Checksum"><p className="small subtle checksum">SHA-256 {item.sha256}</p></Disclosure>
        </div>
      )}
    </ReceiptRow>
  )
}

/** Without a name: whoever answered it, it is the customer's side that did. */
function outcomeWords(item: DoneItem, { now, zone }: When): string {
  const at = instantWords(item.at, now, zone)
  switch (item.state) {
    case 'answered':
      return item.sizeBytes === null ? `Answered, ${at}` : `Delivered, ${sizeWords(item.sizeBytes)}, ${at}`
    case 'notPossible':
      return `Can't be provided, ${at}`
    case 'withdrawn':
      return `Not needed any more, ${at}`
  }
}
