/** Drawings on a page: the stars of the plate, the scale of a torque wrench, a box, a fuel gauge. */

import { qrCode, runsOf } from './qr.ts'

const star = (nth: number): string => {
  const angle = (nth * Math.PI) / 6
  const [x, y] = [10 + 8 * Math.sin(angle), 10 - 8 * Math.cos(angle)]
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? 1.75 : 0.7
    const corner = (index * Math.PI) / 5
    return `${(x + radius * Math.sin(corner)).toFixed(2)},${(y - radius * Math.cos(corner)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}"/>`
}

export const STARS = `<svg viewBox="0 0 20 20" fill="#ffcc00" aria-hidden="true">${Array.from({ length: 12 }, (_, nth) => star(nth)).join('')}</svg>`

/** The scale of a torque wrench, every fifth mark longer, across the 178 mm between the margins. */
export const TICKS = `<div class="ticks"><svg viewBox="0 0 178 2.4" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width=".18" d="${Array.from(
  { length: 90 },
  (_, index) => `M${(index * 2 + 0.09).toFixed(2)} 2.4V${index % 5 === 0 ? 0 : 1.3}`,
).join('')}"/></svg></div>`

/** A QR code; the paper around it is its quiet zone. */
export const qrDrawing = (address: string): string => {
  const code = qrCode(address)
  const path = runsOf(code).map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`)
  return `<svg class="qr" viewBox="0 0 ${code.length} ${code.length}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#000" d="${path.join('')}"/></svg>`
}

/** A box, ticked or empty. */
export const box = (isChecked: boolean): string =>
  `<svg class="box" viewBox="0 0 10 10" aria-hidden="true"><rect x=".5" y=".5" width="9" height="9" rx="1" fill="none" stroke="currentColor" stroke-width=".7"/>${
    isChecked
      ? '<path d="M2.2 5.2 4.3 7.4 8 2.6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>'
      : ''
  }</svg>`

/** A tank in eighths from R to 1/1; all cells are empty where the gauge was not read. */
export const gauge = (eighths: number | null): string =>
  `<svg class="gauge" viewBox="0 0 64 8" aria-hidden="true">${Array.from({ length: 8 }, (_, index) => {
    const isFull = eighths !== null && index < eighths
    return `<rect x="${index * 8 + 0.5}" y=".5" width="7" height="7" rx=".6" fill="${isFull ? 'currentColor' : 'none'}" stroke="currentColor" stroke-width=".5"/>`
  }).join('')}</svg>`
