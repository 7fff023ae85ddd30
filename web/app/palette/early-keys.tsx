import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'

/**
 * Collects what is typed for the palette until it has loaded: a letter that comes too soon is no shortcut of the page.
 */
export const EarlyKeys = ({ typed }: { typed: RefObject<string> }) => {
  const keep = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') typed.current = typed.current.slice(0, -1)
    else if (event.key.length === 1) typed.current += event.key
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useLayoutEffect(() => {
    addEventListener('keydown', keep, true)
    return () => removeEventListener('keydown', keep, true)
  }, [])
  return null
}
