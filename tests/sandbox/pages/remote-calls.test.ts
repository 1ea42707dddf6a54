import { RemoteCalls } from '../../../sandbox/pages/frame/remote-calls'

/** Two ends joined as a frame and its page are: what is sent is cloned, as postMessage does. */
function joined(): { frame: RemoteCalls; page: RemoteCalls } {
  const frame: RemoteCalls = new RemoteCalls((message) => void page.receive(structuredClone(message)))
  const page: RemoteCalls = new RemoteCalls((message) => void frame.receive(structuredClone(message)))
  return { frame, page }
}

const cross = (from: RemoteCalls, to: RemoteCalls, value: unknown): unknown => to.decode(structuredClone(from.encode(value)))

test('a function lent to the other side runs where it was made', async () => {
  const { frame, page } = joined()
  const heard: unknown[] = []
  const payload = cross(frame, page, { event: 'moved', callback: (value: unknown) => heard.push(value) }) as { callback(value: unknown): Promise<unknown> }
  await payload.callback({ to: 'II' })
  expect(heard).toEqual([{ to: 'II' }])
})

test('functions within arrays, arguments and answers cross as well', async () => {
  const { frame, page } = joined()
  const [outer] = cross(frame, page, [(inner: () => Promise<string>) => ({ read: inner })]) as [(inner: () => string) => Promise<{ read(): Promise<string> }>]
  const answer = await outer(() => 'from the page')
  await expect(answer.read()).resolves.toBe('from the page')
})

test('an error keeps its name and its message', async () => {
  const { frame, page } = joined()
  const fail = cross(frame, page, () => {
    throw Object.assign(new Error('Only Tier II can do this.'), { name: 'BridgeAPIError' })
  }) as () => Promise<unknown>
  await expect(fail()).rejects.toMatchObject({ name: 'BridgeAPIError', message: 'Only Tier II can do this.' })
})

test('what is no function crosses unchanged', () => {
  const { frame, page } = joined()
  const value = { text: 'a', list: [1, null, { deep: true }], at: new Date(0) }
  expect(cross(frame, page, value)).toEqual(value)
})
