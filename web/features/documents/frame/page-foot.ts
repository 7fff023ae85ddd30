import { PAGE_MARGIN } from '#domain/documents/page.ts'

/** Millimetres of a sheet of A4, and from its lower edge to the top of the page's number. */
const SHEET = 297
const NUMBER = 10

const PIXELS_PER_MM = 96 / 25.4

const [top, bottom] = [PAGE_MARGIN.top, PAGE_MARGIN.bottom].map(Number.parseFloat) as [number, number]

/**
 * How many sheets a document takes at least, by its height in one piece with one sheet's margins, in CSS pixels. Where a
 * row doesn't fit, a sheet ends early, so that there may be one more: it bears no number, but none that is wrong.
 */
export const leastSheets = (height: number): number =>
  Math.max(1, Math.ceil((height / PIXELS_PER_MM - top - bottom) / (SHEET - top - bottom)))

/** The foot where there are no margin boxes (see sheet-css.ts): the title on every sheet, numbers where there are several. */
export const pageFoot = (page: Document, title: string, height: number): HTMLElement => {
  const foot = page.createElement('footer')
  foot.className = 'page-foot'
  const name = page.createElement('p')
  name.textContent = title
  foot.append(name)
  const sheets = leastSheets(height)
  for (let sheet = 1; sheets > 1 && sheet <= sheets; sheet++) {
    const number = page.createElement('span')
    number.textContent = `Pagina ${sheet}`
    number.style.top = `${SHEET * sheet - NUMBER}mm`
    foot.append(number)
  }
  return foot
}
