import { PAGE_MARGIN } from '#domain/documents/page.ts'

/** Millimetres of a page of A4, and from its lower edge to the top of the page's number. */
const PAGE = 297
const NUMBER = 10

const PIXELS_PER_MM = 96 / 25.4

const [top, bottom] = [PAGE_MARGIN.top, PAGE_MARGIN.bottom].map(Number.parseFloat) as [number, number]

/**
 * How many pages a document takes at least, by its height in one piece with one page's margins, in CSS pixels. Where a
 * row doesn't fit, a page ends early, so that there may be one more: it bears no number, but none that is wrong.
 */
export const leastPages = (height: number): number =>
  Math.max(1, Math.ceil((height / PIXELS_PER_MM - top - bottom) / (PAGE - top - bottom)))

/** The foot where there are no margin boxes (see print-css.ts): the title on every page, numbers where there are several. */
export const pageFoot = (page: Document, title: string, height: number): HTMLElement => {
  const foot = page.createElement('footer')
  foot.className = 'page-foot'
  const name = page.createElement('p')
  name.textContent = title
  foot.append(name)
  const pages = leastPages(height)
  for (let nth = 1; pages > 1 && nth <= pages; nth++) {
    const number = page.createElement('span')
    number.textContent = `Pagina ${nth}`
    number.style.top = `${PAGE * nth - NUMBER}mm`
    foot.append(number)
  }
  return foot
}
