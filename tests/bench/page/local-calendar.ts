import { clockInRomania, dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, mondayOf } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { APPOINTMENT_STATUSES } from '#domain/workshop/appointments/transitions.ts'
import { calendarSeeds } from '#domain/workshop/catalog/seeds.ts'
import { seeded } from '#tests/factories/random.ts'
import { aVehicle, idAt } from '#tests/factories/workshop.ts'
import { localActor } from '#web/data/actors.ts'
import { openData } from '#web/data/open-data.ts'
import { daysOf } from '#web/data/workshop/calendar.ts'
import type { Lane } from '#web/features/calendar/grid/blocks.ts'
import { drawAppts } from '#web/features/calendar/grid/draw-appts.ts'
import { lanesHtml } from '#web/features/calendar/grid/lane-html.ts'
import { alongIn } from '#web/features/calendar/grid/place.ts'
import { tracksOf } from '#web/features/calendar/grid/track.ts'
import { blocksOf } from '#web/features/calendar/make-blocks.ts'

const MINUTE = 60_000
const BAYS = 6
/** Appointments of tyres: every half hour on each bay from the opening on. */
const LENGTH = 30
const OPENS = '08:00'
const STATES = APPOINTMENT_STATUSES.filter((one) => !['CERUT', 'ANULAT', 'RESPINS'].includes(one))

export type LocalCalendarSize = {
  /** Appointments of the year before the week in view. */
  before: number
  /** Appointments of each bay and day of that week. */
  aDay: number
}

/** A shop in season: six bays, the current week full on all seven days, and a year before it. */
const seasonOf = ({ before, aDay }: LocalCalendarSize, actor: Actor): Map<CollectionName, Row[]> => {
  const random = seeded(before)
  const now = Date.now()
  const rows = new Map<CollectionName, Row[]>()
  const add = (name: CollectionName, values: object, id = idAt(random, now)): Row => {
    const made = Object.assign(freshRow(COLLECTIONS[name], id, actor, new Date(now).toISOString()), values)
    const list = rows.get(name) ?? []
    rows.set(name, list)
    list.push(made)
    return made
  }
  const [service] = calendarSeeds().filter(({ collection }) => collection === 'services')
  const bays = Array.from({ length: BAYS }, (_, index) =>
    add('bays', { nume: `Rampa ${index + 1}`, position: 100 + index }),
  )
  const book = (day: string, bay: Row, index: number): void => {
    const car = aVehicle(random, now).op
    const at = clockInRomania(day, OPENS) + index * LENGTH * MINUTE
    add('appointments', {
      nr_auto: car.op === 'insert' ? car.data.nr_inmatriculare : '',
      client_nume: car.op === 'insert' ? car.data.client_nume : '',
      service_id: service?.id ?? null,
      bay_id: bay.id,
      data_ora: new Date(at).toISOString(),
      durata_minute: LENGTH,
      ends_at: new Date(at + LENGTH * MINUTE).toISOString(),
      day,
      status: random.pick(STATES),
    })
  }
  const monday = mondayOf(dayInRomania(now))
  for (const day of daysOf({ from: monday, to: addDays(monday, 6) }))
    for (const bay of bays) for (let index = 0; index < aDay; index++) book(day, bay, index)
  for (let index = 0; index < before; index++) {
    const bay = bays[index % BAYS]
    if (bay) book(addDays(monday, -1 - (index % 364)), bay, Math.floor(index / 364) % 18)
  }
  // Open all week, so that each of its days has its lanes.
  const hours = JSON.stringify(Array.from({ length: 7 }, () => [['08:00', '18:00']]))
  add('calendar_settings', { hours, open_on_holidays: 1 }, actor.tenantId)
  return rows
}

/** Writes such a shop directly into the database of the free tier. */
export const fillLocalCalendar = async (size: LocalCalendarSize): Promise<void> => {
  const { db, writer, close } = await openData(null, { localShopName: 'Bench', opened: '', adopted: '' })
  await db.rows('bays').clear()
  for (const [name, list] of seasonOf(size, writer.actor)) await db.anyRows(name).bulkPut(list)
  close()
}

type Week = { rows: Appointment[]; lanes: Lane[]; page: HTMLElement; layers: string[] }
let week: Week | null = null

/** Makes the rows of such a shop's week, and a page where nothing is drawn yet. */
export const makeWeek = (aDay: number): void => {
  week?.page.remove()
  const shop = seasonOf({ before: 0, aDay }, localActor(''))
  const rows = (shop.get('appointments') ?? []) as unknown as Appointment[]
  const lanes = (shop.get('bays') ?? []).map(({ id, nume }) => ({ id, name: String(nume) }))
  week = { rows, lanes, page: document.body.appendChild(document.createElement('div')), layers: [] }
}

/**
 * Draws that week from its rows, by the product's own code, in a turn of its own. The milliseconds that this
 * took on the clock, in which other processes count too.
 */
export const drawWeek = (): Promise<number> =>
  new Promise((done) =>
    setTimeout(() => {
      if (!week) return
      const { rows, lanes, page } = week
      const shown = { from: 8 * 60, to: 18 * 60 }
      const openingOf = () => ({ open: [shown], reason: '' })
      const start = performance.now()
      const blocks = blocksOf(rows, { services: new Map(), plates: new Map() }, new Date().toISOString())
      for (const [day, own] of groupBy(blocks, (block) => block.day)) {
        const tracks = tracksOf(day, { lanes, kind: 'bays', blocks: own, busy: [], openingOf }, '')
        const [below, above] = [document.createElement('div'), document.createElement('div')]
        page.appendChild(below)
        page.appendChild(above)
        below.innerHTML = lanesHtml(tracks, { axis: 'right', shown, along: alongIn(shown, 'right') })
        drawAppts(above, tracks, { axis: 'right', shown, now: -1 })
      }
      done(performance.now() - start)
    }),
  )

/** Takes the drawn week off the page, and keeps its HTML. */
export const takeWeek = (): void => {
  if (!week) return
  week.layers = [...week.page.children].map((layer) => layer.innerHTML)
  week.page.replaceChildren()
}

/** Draws the same elements from their HTML, in a turn of its own: what the browser alone takes for them. */
export const copyWeek = (): Promise<void> =>
  new Promise((done) =>
    setTimeout(() => {
      for (const html of week?.layers ?? [])
        week?.page.appendChild(document.createElement('div')).insertAdjacentHTML('beforeend', html)
      done()
    }),
  )
