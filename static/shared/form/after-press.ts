/** True from the moment a pointer goes down until its click has been heard. */
let isPressed = false
const waiting: (() => void)[] = []

function letGo(): void {
  // The click is told after the pointer's end, in the same task.
  setTimeout(() => {
    isPressed = false
    for (const run of waiting.splice(0)) run()
  })
}

if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', () => (isPressed = true), { capture: true })
  document.addEventListener('pointerup', letGo, { capture: true })
  document.addEventListener('pointercancel', letGo, { capture: true })
}

/**
 * Runs now, or once the press that goes on is over. What a press draws on its way down would move the button from under
 * the pointer, and a button that isn't there on its way up is not clicked.
 */
export function afterPress(run: () => void): void {
  if (isPressed) waiting.push(run)
  else run()
}
