import { CHANNEL, type FrameMessage, type HostMessage } from '../frame/protocol'
import { RemoteCalls } from '../frame/remote-calls'
import { DATA_THEME, currentColorMode, followColorMode } from '../core/theme'
import type { Dispatcher } from './dispatcher'

export interface FrameSigns {
  height(heightPx: number): void
  escape(): void
}

/** The page's end of one frame's bridge. */
export interface FrameConnection {
  enableTheming(): void
  end(): void
}

/**
 * Listens to one frame. Only messages of that very window from the frames'
 * origin count: two frames in a page must not answer for each other.
 */
export function connectFrame(frame: HTMLIFrameElement, origin: string, dispatcher: () => Dispatcher, signs: FrameSigns): FrameConnection {
  const post = (message: HostMessage): void => frame.contentWindow?.postMessage(message, origin)
  let calls = new RemoteCalls(post)
  let stopTheme: (() => void) | null = null

  const sendTheme = (): void => post({ channel: CHANNEL, type: 'theme', colorMode: currentColorMode(), theme: DATA_THEME })

  const receive = (event: MessageEvent<FrameMessage>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin || event.data?.channel !== CHANNEL) return
    const message = event.data
    switch (message.type) {
      case 'hello':
        calls = new RemoteCalls(post)
        return
      case 'height':
        signs.height(message.heightPx)
        return
      case 'escape':
        signs.escape()
        return
      case 'call': {
        const payload = calls.decode(message.payload)
        void calls.answer(message.id, () => dispatcher().dispatch(message.command, payload))
        return
      }
      default:
        void calls.receive(message)
    }
  }

  window.addEventListener('message', receive)
  return {
    enableTheming() {
      sendTheme()
      stopTheme ??= followColorMode(sendTheme)
    },
    end() {
      window.removeEventListener('message', receive)
      stopTheme?.()
    },
  }
}
