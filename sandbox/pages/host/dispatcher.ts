import { somethingChanged } from '../core/live'
import type { AppModule } from '../core/modules'
import { currentColorMode } from '../core/theme'
import { emit, listen } from './event-bus'
import { closeFlag, showFlag, type Flag } from './flag-list'
import { goTo, urlOf, type NavigationTarget } from './navigation'
import { createPageHistory } from './page-history'
import type { Place } from './place'
import { callServer, type BridgeCaller } from './server-bridge'

/** What a frame asks of `openModal` (see `@forge/bridge`, Modal). */
export interface ModalRequest {
  resource: string | null
  size: string | { width: string; height?: string }
  context: Record<string, unknown>
  closeOnEscape: boolean
  closeOnOverlayClick: boolean
  title: string
  onClose?: (value?: unknown) => unknown
}

/** The page around one frame, as the dispatcher needs it. */
export interface FrameSurroundings {
  frameId: string
  personKey: string
  module: AppModule
  modules: readonly AppModule[]
  place: Place
  projectKey: string
  /** Full pages may keep a history; panels may not. */
  fullPage: boolean
  /** Set in a modal's frame: the context that its opener gave it. */
  modalContext?: Record<string, unknown>
  openModal(request: ModalRequest): void
  /** Absent where the place takes no answer. */
  submit?: (value: unknown) => void
  /** Absent where the view cannot be closed. */
  close?: (value: unknown) => void
  enableTheming(): void
  reload(): void
}

export interface Dispatcher {
  dispatch(command: string, payload: unknown): Promise<unknown>
  /** Runs what the frame left to be done when its view closes. */
  closed(value: unknown): void
  /** Ends the frame's subscriptions. */
  end(): void
}

interface BridgeContext {
  extension?: Record<string, unknown>
  locale?: string
  timezone?: string
}

/**
 * Answers a frame's bridge commands. What belongs to the page is done here;
 * everything else goes to the server, which decides what the person may do.
 */
export function createDispatcher(around: FrameSurroundings): Dispatcher {
  const atEnd: (() => void)[] = []
  let onClose: ((value?: unknown) => unknown) | undefined
  let context: Promise<BridgeContext> | undefined
  const caller: BridgeCaller = { personKey: around.personKey, moduleKey: around.module.key, place: around.place }

  const serverContext = (): Promise<BridgeContext> => {
    context ??= callServer(caller, 'getContext', undefined).then((value) => value as BridgeContext)
    return context
  }

  const getContext = async (): Promise<unknown> => {
    const base = await serverContext()
    const extension = around.modalContext ? { ...base.extension, modal: around.modalContext } : base.extension
    return {
      ...base,
      extension,
      theme: { colorMode: currentColorMode() },
      locale: base.locale ?? navigator.language,
      timezone: base.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
  }

  const toServer = async (command: string, payload: unknown): Promise<unknown> => {
    if (!around.modalContext) return callServer(caller, command, payload)
    const { extension } = await serverContext()
    return callServer({ ...caller, extension: { ...extension, modal: around.modalContext } }, command, payload)
  }

  const subscribe = (payload: { event: string; callback: (value: unknown) => void }): unknown => {
    const unsubscribe = listen(payload.event, payload.callback)
    atEnd.push(unsubscribe)
    return { unsubscribe }
  }

  const startHistory = (): unknown => {
    if (!around.fullPage) throw new Error('History is only available in full-page modules.')
    const { history, end } = createPageHistory()
    atEnd.push(end)
    return history
  }

  const commands: Record<string, (payload: never) => unknown> = {
    getContext,
    getFrameId: () => around.frameId,
    emitReadyEvent: () => undefined,
    enableTheming: () => around.enableTheming(),
    changeWindowTitle: (title: string) => {
      document.title = title
    },
    createHistory: startHistory,
    openModal: (request: ModalRequest) => {
      around.openModal(request)
      return true
    },
    submit: (value: unknown) => (around.submit ? around.submit(value) : false),
    close: (value: unknown) => (around.close ? around.close(value) : false),
    onClose: (callback: (value?: unknown) => unknown) => {
      if (!around.close) return false
      onClose = callback
      return undefined
    },
    refresh: () => somethingChanged(),
    refreshIssueView: () => somethingChanged(),
    reload: () => around.reload(),
    navigate: (target: NavigationTarget) => goTo(urlOf(target, around.modules, around.projectKey), target.type === 'new-tab'),
    getUrl: (target: NavigationTarget) => urlOf(target, around.modules, around.projectKey),
    showFlag: (flag: Partial<Flag> & { id: string; appearance?: Flag['type'] }) => {
      showFlag({
        id: flag.id,
        title: flag.title ?? '',
        description: flag.description ?? '',
        type: flag.appearance ?? flag.type ?? 'info',
        actions: flag.actions ?? [],
        isAutoDismiss: flag.isAutoDismiss ?? false,
      })
      return true
    },
    closeFlag: ({ id }: { id: string }) => closeFlag(id),
    emit: ({ event, payload }: { event: string; payload: unknown }) => emit(event, payload),
    on: subscribe,
  }

  return {
    async dispatch(command, payload) {
      const inPage = Object.hasOwn(commands, command) ? commands[command] : undefined
      return inPage ? inPage(payload as never) : toServer(command, payload)
    },
    closed(value) {
      void onClose?.(value)
    },
    end() {
      atEnd.forEach((undo) => undo())
    },
  }
}
