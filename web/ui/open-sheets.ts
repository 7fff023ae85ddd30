import { useEffect, useEffectEvent } from 'react'

/** The open overlays, the topmost last; each closes itself. */
const closers: (() => void)[] = []

/** Closes the topmost overlay; false when there is none. */
export const closeTopSheet = (): boolean => {
  const close = closers.at(-1)
  close?.()
  return close !== undefined
}

/** While `open`, the browser's Back closes it and does not leave the page. */
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
