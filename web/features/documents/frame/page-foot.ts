import { PAGE_MARGIN } from '#domain/documents/page.ts'

/** Height of an A4 page, and the distance from its lower edge to the top of the page number, in millimetres. */
const PAGE = 297
const NUMBER = 10

const PIXELS_PER_MM = 96 / 25.4

const [top, bottom] = [PAGE_MARGIN.top, PAGE_MARGIN.bottom].map(Number.parseFloat) as [number, number]

/**
 * The minimum number of pages of a document, by its height in one piece with the margins of one page, in CSS pixels.
 * Where a row does not fit, a page ends early, so there may be one more page: it has no number rather than a wrong one.
 */
export const leastPages = (height: number): number =>
  Math.max(1, Math.ceil((height / PIXELS_PER_MM - top - bottom) / (PAGE - top - bottom)))

/**
 * The foot where there are no margin boxes (see print-css.ts): the title on every page, numbers where there are several
 * pages.
 */
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
