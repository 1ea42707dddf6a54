import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
interface PackageFile {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile
const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8')

test('every dependency has its reason on docs/dependencies.md, and every reason its dependency', () => {
  const explained = page.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(explained.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort())
})

test('every version is pinned', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('what the functions take along is what the design allows', () => {
  const screens = /^(@atlaskit\/|react$|react-dom$|@forge\/bridge$)/
  expect(Object.keys(dependencies).filter((name) => !screens.test(name)).sort()).toEqual(['@forge/api', '@forge/events', '@forge/kvs', '@forge/resolver', 'zod'])
})
