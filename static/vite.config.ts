import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** One build for all modules: an entry an audience, shared parts in shared chunks, heavy parts loaded when opened. */
export default defineConfig({
  root: import.meta.dirname,
  // Forge serves the folder below a path of its own.
  base: './',
  publicDir: resolve(import.meta.dirname, 'public'),
  plugins: [react()],
  resolve: { alias: { '@atlaskit/feature-gate-js-client/feature-gates': resolve(import.meta.dirname, 'shared/desk/feature-gates.ts') } },
  // Atlaskit's icons are CommonJS with __esModule: their default export is wanted, not the whole module.
  legacy: { inconsistentCjsInterop: true },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  build: {
    outDir: resolve(import.meta.dirname, '../dist/screens'),
    emptyOutDir: true,
    target: 'es2022',
    // Forge's policy allows no inline code, and relative chunks need no polyfill.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: Object.fromEntries(['agent', 'portal', 'admin'].map((audience) => [audience, resolve(import.meta.dirname, `${audience}.html`)])),
    },
  },
})
