const swc = (module) => [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs', ...module },
  },
]

/** One config for all suites; screens' suites ask for jsdom in their first line. */
module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: {
    // Forms load lazily in the browser; here `import()` of our own screens is a plain require.
    '/static/.+\\.tsx?$': swc({}),
    '^.+\\.(m?[jt]sx?|cjs)$': swc({ ignoreDynamic: true }),
  },
  // Packages that ship ES modules only are transformed too; the rest is left as it is.
  transformIgnorePatterns: ['/node_modules/(?!(jira\\.js|zod|hono|@hono)/)', '/dist/'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/tests/support/empty-css.cjs',
    // As in the build of the screens.
    '^@atlaskit/feature-gate-js-client/feature-gates$': '<rootDir>/static/shared/desk/feature-gates.ts',
  },
  // Jest leaves one of two cores idle by default, and the suites that drive a site mostly wait for it.
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/support/browsers-first.cjs',
  // For hooks that start a site with the demo's story on a busy machine; what a page waits for has a shorter limit of its own.
  testTimeout: 180_000,
}
