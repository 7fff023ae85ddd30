import { escapeHtml } from '#domain/documents/html.ts'
import { m } from '#web/i18n/messages.ts'
import { type Axis, clockText, lengthOf, type Span } from '../geometry.ts'
import { type Block, isLate } from './blocks.ts'

/** How a track draws its appointments. */
export type Drawing = {
  axis: Axis
  /** The hours that are drawn. */
  shown: Span
  /** The minute of now on the track's day. */
  now: number
}

/** An appointment as it is drawn: the classes of its place, and the rest of its text. */
export type Drawn = { id: string; place: string; rest: string }

/** A text that is shown, and its classes. */
type Part = readonly [look: string, text: string]

const timeOf = ({ from, to }: Span): string => `${clockText(from)}–${clockText(to)}`

/** What an appointment shows, line by line. Narrow places show the most important. */
const linesOf = (block: Block, axis: Axis): Part[][] => {
  const { plate, client, service } = block
  const length = lengthOf(block)
  const head: Part[] = plate ? [['plate-tag', plate]] : []
  if (axis === 'right') {
    if (length >= 90 || !plate) head.push(['truncate', client])
    return [head]
  }
  if (length < 45) return [[...head, ['truncate', client || service]]]
  const lines: Part[][] = [
    [...head, ['figures text-xs', timeOf(block)]],
    [['block truncate font-medium', client]],
  ]
  if (length >= 60) lines.push([['block truncate text-xs', service]])
  return lines
}

/** The texts of an appointment that are shown, and after them the others: its time, client, service and state. */
const nameOf = (block: Block, isLate: boolean, lines: readonly Part[][]): string => {
  const texts: string[] = []
  const say = (text: string) => {
    if (text !== '' && !texts.includes(text)) texts.push(text)
  }
  for (const line of lines) for (const [, text] of line) say(text)
  say(block.plate || m.ui.noPlate)
  say(timeOf(block))
  say(block.client)
  say(block.service)
  say(m.ui.appointment[block.look])
  if (isLate) say(m.calendar.late)
  return texts.join(', ')
}

/** What its colour and its sign say. The usual state bears none. */
const lookOf = ({ look }: Block, isLate: boolean): string =>
  isLate ? 'late' : look === 'PROGRAMAT' ? '' : look

const HEAD = 'flex items-center gap-1.5 overflow-hidden whitespace-nowrap'

/** The text of an appointment's element after the classes of its place. */
export const restOf = (block: Block, { axis, now }: Pick<Drawing, 'axis' | 'now'>): string => {
  const late = isLate(block, now)
  const look = lookOf(block, late)
  const lines = linesOf(block, axis)
  // A space stands between texts, so that read one after the other they are what the name says.
  const inner = lines
    .map((line) => {
      const parts = line.map(([look, text]) => `<span class="${look}">${escapeHtml(text)}</span>`).join(' ')
      return axis === 'down' && line.length > 1 ? `<span class="${HEAD}">${parts}</span>` : parts
    })
    .join(' ')
  return `" data-appt="${block.id}"${look && ` data-look="${look}"`}${
    axis === 'right' && lengthOf(block) < 60 ? ' data-short=""' : ''
  } aria-label="${escapeHtml(nameOf(block, late, lines))}">${inner}</button>`
}

/**
 * An appointment as the text of its element, in a place. A week in season has hundreds of them, for which React takes several
 * times as long: each is one button with its plate, without handlers of its own.
 */
export const apptHtml = ({ place, rest }: Omit<Drawn, 'id'>): string =>
  `<button tabindex="-1" class="appt ${place}${rest}`
