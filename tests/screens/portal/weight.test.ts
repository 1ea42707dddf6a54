import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(__dirname, '../../..')

/** What a module asks for at run time: imports of values, exports from, and `import()`. */
function asks(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const isType = (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly) || (ts.isExportDeclaration(node) && node.isTypeOnly)
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isType && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) found.push(node.arguments[0].text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Packages that an entry reaches, and how many files of our own. */
function reach(entry: string): { packages: Set<string>; files: Set<string> } {
  const packages = new Set<string>()
  const files = new Set<string>()
  const follow = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    for (const asked of asks(file)) {
      if (!asked.startsWith('.')) packages.add(asked)
      else if (!asked.endsWith('.css')) follow(ts.resolveModuleName(asked, file, { moduleResolution: ts.ModuleResolutionKind.Bundler }, ts.sys).resolvedModule?.resolvedFileName ?? `${file} asks for ${asked}`)
    }
  }
  follow(path.join(ROOT, 'static', entry))
  return { packages, files }
}

const isLight = (name: string): boolean => /^(react|react\/jsx-runtime|react-dom\/client|@forge\/bridge|@atlaskit\/icon\/core\/[a-z-]+)$/.test(name)

test("the portal loads none of Atlaskit's controls: native elements, tokens and icons only", () => {
  const { packages, files } = reach('portal/main.tsx')
  expect(files.size).toBeGreaterThan(40)
  expect([...packages].filter((name) => !isLight(name))).toEqual([])
})

test('the walk finds them where they are', () => {
  expect([...reach('agent/main.tsx').packages].filter((name) => !isLight(name))).toEqual(
    expect.arrayContaining(['@atlaskit/button/new', '@atlaskit/section-message/section-message', '@atlaskit/textfield', '@atlaskit/empty-state']),
  )
})
