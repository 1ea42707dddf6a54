import { cacheControl, contentType } from '../../../sandbox/forge/http/static-files'

/** How the sandbox gives out built files, so that a screen seen before is drawn without asking for its code again. */

test('a file whose name has the hash of its content is kept for good', () => {
  expect(cacheControl('/built/screens/assets/agent-Dk3x.js')).toBe('public, max-age=31536000, immutable')
})

test.each(['/built/screens/agent.html', '/built/screens/icon.svg', 'bridge.js', 'tokens.css'])('%s is asked for again', (path) => {
  expect(cacheControl(path)).toBe('no-cache')
})

test('an ending that is not known is bytes', () => {
  expect(['.js', '.svg', '.xyz'].map(contentType)).toEqual(['text/javascript; charset=utf-8', 'image/svg+xml', 'application/octet-stream'])
})
