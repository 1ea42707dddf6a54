import { createRequire } from 'node:module'
import { isRecord } from './json'

const require = createRequire(import.meta.url)
const THEMES = '@atlaskit/tokens/dist/cjs/artifacts/themes'

/**
 * Atlassian's design tokens as CSS variables, from the theme files of `@atlaskit/tokens`, selected
 * by the `data-color-mode` that the host sets on a frame's html: `light`, `dark` or `auto`.
 */
export function tokensCss(): string {
  const light = declarations('atlassian-light')
  const dark = declarations('atlassian-dark')
  return [
    `html {\n${['atlassian-shape', 'atlassian-spacing', 'atlassian-typography', 'atlassian-motion'].map(declarations).join('\n')}\n}`,
    keyframes('atlassian-motion'),
    `html, html[data-color-mode="light"] {\n  color-scheme: light;\n${light}\n}`,
    `html[data-color-mode="dark"] {\n  color-scheme: dark;\n${dark}\n}`,
    `@media (prefers-color-scheme: dark) {\nhtml[data-color-mode="auto"] {\n  color-scheme: dark;\n${dark}\n}\n}`,
    'body { background-color: var(--ds-surface); color: var(--ds-text); }',
  ].join('\n')
}

/** The `--ds-*` lines of a theme. */
function declarations(theme: string): string {
  return [...themeCss(theme).matchAll(/^\s*(--ds-[\w-]+:[^;]+;)/gm)].map(([, line]) => `  ${line ?? ''}`).join('\n')
}

/** The animations that motion tokens name. */
function keyframes(theme: string): string {
  return [...themeCss(theme).matchAll(/@keyframes [\w-]+ \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g)].map(([block]) => block).join('\n')
}

function themeCss(theme: string): string {
  const loaded: unknown = require(`${THEMES}/${theme}`)
  const css = isRecord(loaded) ? loaded.default : loaded
  if (typeof css !== 'string') throw new Error(`@atlaskit/tokens has no theme ${theme}.`)
  return css
}
