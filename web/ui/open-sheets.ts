import { useEffect, useEffectEvent } from 'react'

/** What lies over the page now, the topmost last; each closes itself. */
const closers: (() => void)[] = []

/** Closes what lies on top of the page; false when nothing does. */
export const closeTopSheet = (): boolean => {
  const close = closers.at(-1)
  close?.()
  return close !== undefined
}

export const hasOpenSheet = (): boolean => closers.length > 0

/** While `open`, the browser's Back closes it and leaves the page where it is. */
export const useClosedByBack = (open: boolean, onClose: () => void): void => {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!open) return
    const closer = () => close()
    closers.push(closer)
    return () => {
      closers.splice(closers.indexOf(closer), 1)
    }
  }, [open])
}
