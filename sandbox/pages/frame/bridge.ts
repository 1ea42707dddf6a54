/**
 * The first script of every hosted frame: gives the app's own scripts the
 * `__bridge` that `@forge/bridge` looks for, tells the page how tall the
 * frame's document is, and keeps the frame's theme in step with the page's.
 */
import { CHANNEL, type FrameMessage, type HostMessage } from './protocol'
import { RemoteCalls } from './remote-calls'

const TOKENS_PATH = '/__frame/tokens.css'

declare global {
  var __bridge: { callBridge(command: string, payload?: unknown): Promise<unknown> } | undefined
}

/** The page is of another origin, whose port is ours but whose name may be either loopback name. */
const post = (message: FrameMessage): void => window.parent.postMessage(message, '*')
const calls = new RemoteCalls(post)

globalThis.__bridge = {
  callBridge(command, payload) {
    return calls.expectAnswer((id) =>
      post({ channel: CHANNEL, type: 'call', id, command, payload: calls.encode(payload) }),
    )
  },
}

window.addEventListener('message', (event: MessageEvent<HostMessage>) => {
  if (event.source !== window.parent || event.data?.channel !== CHANNEL) return
  if (event.data.type === 'theme') applyTheme(event.data.colorMode, event.data.theme)
  else void calls.receive(event.data)
})

function applyTheme(colorMode: string, theme: string): void {
  document.documentElement.dataset['colorMode'] = colorMode
  document.documentElement.dataset['theme'] = theme
  if (document.querySelector(`link[href$="${TOKENS_PATH}"]`)) return
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = TOKENS_PATH
  document.head.append(link)
}

/** The document's own height, not the window's, so that a frame can shrink again. */
function documentHeightPx(): number {
  const body = document.body.getBoundingClientRect()
  const margin = parseFloat(getComputedStyle(document.body).marginBottom) || 0
  return Math.ceil(Math.max(document.documentElement.getBoundingClientRect().height, body.bottom + window.scrollY + margin))
}

let lastHeightPx = -1
function reportHeight(): void {
  const heightPx = documentHeightPx()
  if (heightPx === lastHeightPx) return
  lastHeightPx = heightPx
  post({ channel: CHANNEL, type: 'height', heightPx })
}

/**
 * Browsers do not run resize observers in frames that are out of sight, and a
 * frame that starts empty is out of sight: changes of the document are watched
 * as well, for those are told at once.
 */
function watchHeight(): void {
  const sizes = new ResizeObserver(reportHeight)
  sizes.observe(document.documentElement)
  sizes.observe(document.body)
  new MutationObserver(reportHeight).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  window.addEventListener('load', reportHeight, { capture: true })
  reportHeight()
}

/** Esc pressed in a modal's frame must reach the page, which closes the modal; the app may keep it for itself. */
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) post({ channel: CHANNEL, type: 'escape' })
})

post({ channel: CHANNEL, type: 'hello' })
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watchHeight)
else watchHeight()
