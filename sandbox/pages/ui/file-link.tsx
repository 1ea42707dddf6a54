import { saveFile } from '../core/files'
import { useSession } from '../core/session'
import { useAction } from './action'
import { Icon } from './icon'
import { Message } from './loaded'

/** A file's name that saves it when pressed; only the name where it has no address. */
export function FileLink({ fileName, contentUrl }: { fileName: string; contentUrl: string | undefined }) {
  const { jira } = useSession()
  const save = useAction((url: string) => saveFile(jira, url, fileName))
  return (
    <div className="file">
      <Icon name="attachment" />
      {contentUrl
        ? <button type="button" className="link-button" disabled={save.busy} onClick={() => void save.run(contentUrl)}>{fileName}</button>
        : fileName}
      {save.error && <Message look="error">{save.error.message}</Message>}
    </div>
  )
}
