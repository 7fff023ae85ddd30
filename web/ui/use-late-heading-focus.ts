import { useEffect } from 'react'

/** Focuses the heading when the shell moved the focus before the row was read and the heading existed. */
export const useLateHeadingFocus = (): void => {
  useEffect(() => {
    if (document.activeElement?.id !== 'main') return
    document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true })
  }, [])
}
