import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/** One rule of one class, for a part of a property that other rules set whole (`font-weight` beside `font`). */
const PART = /\.(_[a-z0-9]+)([^{},\s]*)\{(?=(?:font-[a-z]+|line-height|(?:row|column)-gap|margin-[a-z-]+):)/g

/**
 * Atlaskit's styles are one class a declaration, and rely on parts standing after wholes. A build in several style
 * sheets repeats rules, so that a whole may come last and take the part back. Naming the class twice keeps the part.
 */
const partsBeatWholes: Plugin = {
  name: 'parts-beat-wholes',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.compiled.css') ? { code: code.replace(PART, '.$1.$1$2{'), map: null } : null),
}

/** One build for all modules: an entry an audience, shared parts in shared chunks, heavy parts loaded when opened. */
export default defineConfig({
  root: import.meta.dirname,
  // Forge serves the folder below a path of its own.
  base: './',
  publicDir: resolve(import.meta.dirname, 'public'),
  plugins: [react(), partsBeatWholes],
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
