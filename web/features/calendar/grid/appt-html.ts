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

/** An appointment as it is drawn: its classes, and the rest of its text. */
export type Drawn = { id: string; classes: string; rest: string }

/** Minutes from which an appointment has room for its time, its client and its service, and in a week for a sign and its client. */
const TIMED = 45
const SERVED = 60
const SIGNED = 60
const NAMED = 90

const timeOf = ({ from, to }: Span): string => `${clockText(from)}–${clockText(to)}`

/** A text that is shown, after those before it: read one after the other they are what the name says. */
const shown = (look: string, text: string): string =>
  text && ` <span class="${look}">${escapeHtml(text)}</span>`

const HEAD = 'flex items-center gap-1.5 overflow-hidden whitespace-nowrap'

/** What an appointment shows. In a week its plate is its own text, so that most are one element. */
const contentOf = (block: Block, axis: Axis): string => {
  const { plate, client, service } = block
  const length = lengthOf(block)
  if (axis === 'right')
    return escapeHtml(plate) + (length >= NAMED || !plate ? shown('truncate', client) : '')
  const tag = shown('plate-tag', plate)
  if (length < TIMED) return `<span class="${HEAD}">${tag}${shown('truncate', client || service)}</span>`
  const head = `<span class="${HEAD}">${tag}${shown('figures text-xs', timeOf(block))}</span>`
  return `${head}${shown('block truncate font-medium', client)}${
    length >= SERVED ? shown('block truncate text-xs', service) : ''
  }`
}

const said = (text: string): string => text && `, ${text}`

/** Its plate, its time, who and what, its state: in the order in which some of it is shown. */
const nameOf = (block: Block, axis: Axis, isLate: boolean): string => {
  const time = said(timeOf(block))
  const about = said(block.client) + said(block.service)
  const isTimed = axis === 'down' && lengthOf(block) >= TIMED
  return `${block.plate || m.ui.noPlate}${isTimed ? time + about : about + time}, ${
    m.ui.appointment[block.look]
  }${isLate ? said(m.calendar.late) : ''}`
}

/** What its colour and its sign say. The usual state has none. */
const lookOf = ({ look }: Block, isLate: boolean): string =>
  isLate ? 'late' : look === 'PROGRAMAT' ? '' : look

/** The classes of what an appointment is: in a week, whether it is short and whether its text is a plate. */
const kindOf = (block: Block, axis: Axis): string =>
  axis === 'down'
    ? 'appt'
    : `appt${block.plate ? ' plate-behind' : ''}${lengthOf(block) < SIGNED ? ' short' : ''}`

/** An appointment in a place, which is given by its classes. */
export const drawnAs = (block: Block, place: string, { axis, now }: Pick<Drawing, 'axis' | 'now'>): Drawn => {
  const late = isLate(block, now)
  const look = lookOf(block, late)
  return {
    id: block.id,
    classes: `${kindOf(block, axis)} ${place}`,
    rest: `"${look && ` data-look="${look}"`} aria-label="${escapeHtml(
      nameOf(block, axis, late),
    )}">${contentOf(block, axis)}</button>`,
  }
}

/**
 * An appointment as the text of its element. A week in season has hundreds of them, for which React takes several
 * times as long: each is one button, without handlers of its own.
 */
export const apptHtml = ({ classes, rest }: Drawn): string => `<button tabindex="-1" class="${classes}${rest}`
