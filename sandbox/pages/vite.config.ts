import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'
import { tokensCss } from '../forge/tokens'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const outDir = here('../../dist/pages')

/**
 * Builds frame/bridge.ts beside the pages, as one classic script: a frame's
 * own modules read `__bridge` while they load, so it must have run before
 * them, which a module script does not promise.
 */
function frameBridge(): Plugin {
  return {
    name: 'frame-bridge',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        root: here('.'),
        logLevel: 'warn',
        build: {
          outDir: here('../../dist/pages/frame'),
          emptyOutDir: true,
          target: 'es2022',
          lib: { entry: here('frame/bridge.ts'), formats: ['iife'], name: 'sandboxFrame', fileName: () => 'bridge.js' },
        },
      })
    },
  }
}

/** The frames' design tokens for the pages as well: both are drawn by the same sheet. */
function designTokens(): Plugin {
  return {
    name: 'design-tokens',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '__frame/tokens.css', source: tokensCss() })
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), designTokens(), frameBridge()],
  build: { outDir, emptyOutDir: true, target: 'es2022' },
})
