import { useEffect } from 'react'

export type ThemeChoice = 'light' | 'dark' | 'auto'
export type ColorMode = 'light' | 'dark'

/** The value that Jira puts on `data-theme`; the token style sheet's selectors read it. */
export const DATA_THEME = 'dark:dark light:light shape:shape spacing:spacing typography:typography'

const darkWanted = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

export function readTheme(stored: string | null): ThemeChoice {
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

export function colorModeOf(choice: ThemeChoice): ColorMode {
  if (choice !== 'auto') return choice
  return darkWanted().matches ? 'dark' : 'light'
}

const followers = new Set<(mode: ColorMode) => void>()
let current: ColorMode = 'light'

export function currentColorMode(): ColorMode {
  return current
}

/** Calls back at each change of mode, until the answer is called. */
export function followColorMode(follower: (mode: ColorMode) => void): () => void {
  followers.add(follower)
  return () => followers.delete(follower)
}

function apply(mode: ColorMode): void {
  current = mode
  document.documentElement.dataset['colorMode'] = mode
  document.documentElement.dataset['theme'] = DATA_THEME
  followers.forEach((follower) => follower(mode))
}

/** Keeps the page's and its frames' theme as chosen. */
export function useAppliedTheme(choice: ThemeChoice): void {
  useEffect(() => {
    const follow = (): void => apply(colorModeOf(choice))
    follow()
    const wanted = darkWanted()
    wanted.addEventListener('change', follow)
    return () => wanted.removeEventListener('change', follow)
  }, [choice])
}
