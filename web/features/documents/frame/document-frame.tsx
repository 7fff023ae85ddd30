import { useEffect, useRef, useState } from 'react'
import type { DocumentView } from '#domain/documents/view.ts'
import { useFirstRead } from '#web/data/first-reads.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { EMPTY_PAGE, fillFrame, SANDBOX } from './print-frame.ts'

/** An A4 page in CSS pixels. */
const PAGE = { width: 794, height: 1123 }

const useWidth = (element: React.RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observed = element.current
    if (!observed) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return width
}

/** The document as it will be printed, at the available width; on a phone a press shows it at full size. */
export const DocumentFrame = ({ view }: { view: DocumentView }) => {
  const room = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const width = useWidth(room)
  const [isLoaded, setLoaded] = useState(false)
  const [height, setHeight] = useState(PAGE.height)
  const [isLarge, setLarge] = useState(false)
  const [isFilled, setFilled] = useState(false)
  useFirstRead(!isFilled)

  useEffect(() => {
    if (!isLoaded || !frame.current) return
    let isOver = false
    void fillFrame(frame.current, view)
      .then((found) => {
        if (!isOver) setHeight(Math.max(found, PAGE.height))
      })
      .finally(() => setFilled(true))
    return () => {
      isOver = true
    }
  }, [view, isLoaded])

  const fits = Math.min(1, (width || PAGE.width) / PAGE.width)
  const scale = isLarge ? 1 : fits
  const isSmall = fits < 0.8
  return (
    <div ref={room} className={cx('min-w-0', isLarge ? 'overflow-x-auto' : 'overflow-hidden')}>
      <div className="relative mx-auto" style={{ width: PAGE.width * scale, height: height * scale }}>
        <iframe
          ref={frame}
          title={view.documentTitle}
          srcDoc={EMPTY_PAGE}
          sandbox={SANDBOX}
          tabIndex={-1}
          onLoad={() => setLoaded(true)}
          className="block origin-top-left bg-[#fff] shadow-2"
          style={{ width: PAGE.width, height, transform: `scale(${scale})` }}
        />
        {isSmall && (
          <button
            type="button"
            aria-label={isLarge ? m.documents.smaller : m.documents.larger}
            onClick={() => setLarge((before) => !before)}
            className={cx('absolute inset-0', isLarge ? 'cursor-zoom-out' : 'cursor-zoom-in')}
          />
        )}
      </div>
    </div>
  )
}
