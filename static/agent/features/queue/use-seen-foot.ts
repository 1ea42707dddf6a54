import type { RefObject } from 'react'
import { useEffect, useState } from 'react'

/** Fine enough that what is placed by it seems to stand still while the page scrolls (a row is 40 px). */
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20)

/**
 * How far down the box is seen, in px from its top; null while that isn't known. A frame grows with what it holds and
 * is scrolled by the page around it, so `position: fixed` and `sticky` stand at its foot, out of sight: only the
 * browser's own report of what is seen reaches through the frame's edge.
 */
export function useSeenFoot(box: RefObject<HTMLElement>, selector: string, drawn: string): number | null {
  const [foot, setFoot] = useState<number | null>(null)
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const seen = new Map<Element, number>()
    const observer = new IntersectionObserver(
      (entries) => {
        const top = element.getBoundingClientRect().top
        for (const { target, isIntersecting, intersectionRect } of entries) {
          if (isIntersecting) seen.set(target, intersectionRect.bottom - top)
          else seen.delete(target)
        }
        setFoot(seen.size === 0 ? null : Math.max(...seen.values()))
      },
      { threshold: STEPS },
    )
    for (const part of element.querySelectorAll(selector)) observer.observe(part)
    return () => observer.disconnect()
  }, [box, selector, drawn])
  return foot
}
