import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Pixels of a rem: a person may have set larger text. */
const remInPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** The position of a list in its page and its width, in pixels; kept current as the page changes. */
export const useRoom = <Box extends HTMLElement>(): [
  RefObject<Box | null>,
  { top: number; width: number; rem: number },
] => {
  const box = useRef<Box>(null)
  const [room, setRoom] = useState({ top: 0, width: 0, rem: 16 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const { top, width } = element.getBoundingClientRect()
      setRoom({ top: top + scrollY, width, rem: remInPixels() })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, room]
}

/** Draws only the visible rows, however many there are. All have the same height, in pixels. */
export const useVirtualRows = (
  count: number,
  height: number,
  top: number,
  keyOf: (index: number) => string | number,
): { rows: { index: number; key: string; style: CSSProperties }[]; total: number } => {
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
    getItemKey: keyOf,
  })
  useLayoutEffect(() => {
    // The height of all rows changes at once when the layout of the list changes.
    if (height) virtual.measure()
  }, [height, virtual])
  return {
    rows: virtual.getVirtualItems().map(({ key, index }) => ({
      index,
      key: String(key),
      style: { position: 'absolute', insetInline: 0, transform: `translateY(${index * height}px)` },
    })),
    total: count * height,
  }
}

/** The container of rows that are drawn at their positions. */
export const VirtualRoom = ({ total, children }: { total: number; children: ReactNode }) => (
  <div className="relative" style={{ height: total }}>
    {children}
  </div>
)
