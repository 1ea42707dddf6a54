import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Every folder that has a place in the design (design.md "Shape"), by name. */
const ZONES = {
  domain: 'src/domain',
  api: 'src/api',
  app: 'src/app',
  store: 'src/store',
  jira: 'src/jira',
  entry: 'src/entry',
  index: 'src',
  'static-shared': 'static/shared',
  'static-agent': 'static/agent',
  'static-portal': 'static/portal',
  'static-admin': 'static/admin',
  'sandbox-kernel': 'sandbox/kernel',
  'sandbox-site': 'sandbox/site',
  'sandbox-forge': 'sandbox/forge',
  'sandbox-pages': 'sandbox/pages',
  'sandbox-start': 'sandbox',
  tests: 'tests',
  scripts: 'scripts',
}

/** Dependencies point one way. A folder may always import from itself; nothing else may be imported. */
const MAY_IMPORT = {
  domain: [],
  api: ['domain'],
  app: ['api', 'domain'],
  store: ['app', 'domain'],
  jira: ['app', 'api', 'domain'],
  entry: ['app', 'api', 'domain', 'store', 'jira'],
  index: ['entry'],
  'static-shared': ['api', 'domain'],
  'static-agent': ['static-shared', 'api', 'domain'],
  'static-portal': ['static-shared', 'api', 'domain'],
  'static-admin': ['static-shared', 'api', 'domain'],
  'sandbox-kernel': [],
  'sandbox-site': ['sandbox-kernel'],
  'sandbox-forge': ['sandbox-kernel', 'sandbox-site'],
  'sandbox-pages': [],
  'sandbox-start': ['sandbox-kernel', 'sandbox-site', 'sandbox-forge'],
  tests: Object.keys(ZONES),
  scripts: ['api', 'domain', 'tests'],
}

const restricted = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
/** Anything that isn't a path of our own. */
const ANY_PACKAGE = '^[^.]'

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.sandbox/**'] },
  {
    files: ['src/**/*.ts', 'static/**/*.{ts,tsx}', 'sandbox/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    extends: [...tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    },
  },
  {
    files: ['src/**/*.ts', 'static/**/*.{ts,tsx}', 'sandbox/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    // Build configuration belongs to the folder that it builds, but is no part of it.
    ignores: ['**/vite.config.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': Object.entries(ZONES).map(([type, pattern]) => ({ type, pattern, partialMatch: false })),
      'boundaries/include': ['src/**/*', 'static/**/*', 'sandbox/**/*', 'tests/**/*', 'scripts/**/*'],
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(MAY_IMPORT).map(([type, others]) => ({
            from: { element: { type } },
            allow: { to: { element: { types: { anyOf: [type, ...others] } } } },
          })),
        },
      ],
    },
  },
  { files: ['src/domain/**/*.ts'], rules: restricted([{ regex: ANY_PACKAGE, message: 'The domain imports nothing outside the domain: no package, no platform, no clock.' }]) },
  { files: ['src/api/**/*.ts'], rules: restricted([{ regex: '^(?!zod$)[^.]', message: 'The contract needs zod and the domain, nothing else.' }]) },
  { files: ['src/app/**/*.ts'], rules: restricted([{ regex: '^@forge/', message: 'The platform stays behind the ports: src/store, src/jira, src/entry.' }]) },
  {
    files: ['static/*/**/*.{ts,tsx}'],
    rules: restricted([
      { regex: '^(@forge/(?!bridge$)|node:|zod$)', message: 'A screen runs in the browser and knows the bridge only.' },
      { regex: '/api/calls$', allowTypeImports: true, message: 'Types only: the schemas (and zod) stay on the server.' },
    ]),
  },
  { files: ['sandbox/**/*.{ts,tsx}'], rules: restricted([{ regex: '^@forge/(api|kvs|events|resolver|bridge)', message: 'The sandbox stands on the other side of these packages.' }]) },
  {
    // The rules of hooks; not those of React's compiler, which is not used here.
    files: ['static/**/*.{ts,tsx}', 'sandbox/pages/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error' },
  },
  { files: ['static/**/*.{ts,tsx}'], rules: { 'react-hooks/exhaustive-deps': 'error' } },
  // Logs go through the port, so that no text or name of a person gets into them (security.md 7).
  { files: ['src/**/*.ts'], ignores: ['src/entry/log.ts'], rules: { 'no-console': 'error' } },
)
