import { documentBody } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { pageFoot } from './page-foot.ts'
import { footKindOf, printCss } from './print-css.ts'

/**
 * A document in its own frame, which the app's styles do not reach. A script inserts its style sheet, because the
 * content policy allows no inline styles.
 */

/** The initial content of the frame: an empty page in standards mode. */
export const EMPTY_PAGE = '<!doctype html><html lang="ro"><head></head><body></body></html>'

/** No scripts; `allow-modals` lets the app open the print dialog. */
export const SANDBOX = 'allow-same-origin allow-modals'

/** Writes the document into a loaded frame and waits for its fonts and pictures. Returns its height in CSS pixels. */
export const fillFrame = async (frame: HTMLIFrameElement, view: DocumentView): Promise<number> => {
  const page = frame.contentDocument
  const world = frame.contentWindow as (Window & typeof globalThis) | null
  if (!page || !world) throw new Error('the frame has no document')
  const styles = new world.CSSStyleSheet()
  const footKind = footKindOf(world)
  styles.replaceSync(printCss(view, footKind))
  page.adoptedStyleSheets = [styles]
  page.title = view.documentTitle
  const parsed = new DOMParser().parseFromString(documentBody(view), 'text/html')
  page.body.replaceChildren(...[...parsed.body.childNodes].map((node) => page.adoptNode(node)))
  // A picture that cannot be read is left out; it must not stop the document.
  await Promise.all([page.fonts.ready, ...[...page.images].map((image) => image.decode().catch(() => {}))])
  const { height } = page.body.getBoundingClientRect()
  if (footKind === 'drawn') page.body.append(pageFoot(page, view.documentTitle, height))
  return page.documentElement.scrollHeight
}

const loadedFrame = (): Promise<HTMLIFrameElement> =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.className = 'print-frame'
    frame.setAttribute('aria-hidden', 'true')
    frame.setAttribute('sandbox', SANDBOX)
    frame.tabIndex = -1
    frame.addEventListener('load', () => resolve(frame), { once: true })
    frame.srcdoc = EMPTY_PAGE
    document.body.append(frame)
  })

/**
 * Prints a document with this device's browser, whose dialog can also save it as PDF. Needs no network and no account.
 * `name` is the file name that the dialog suggests.
 */
export const printView = async (view: DocumentView, name: string): Promise<void> => {
  for (const left of document.querySelectorAll('.print-frame')) left.remove()
  const frame = await loadedFrame()
  await fillFrame(frame, view)
  const title = document.title
  document.title = name.replace(/\.pdf$/, '')
  // The print call may return only when the dialog is closed, or at once (phones): the frame stays until the next
  // print.
  frame.contentWindow?.focus()
  frame.contentWindow?.print()
  document.title = title
}
