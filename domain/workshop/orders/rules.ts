import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { notify } from '#domain/notifications/notify.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { vatRate } from '#domain/romania/tva.ts'
import type { OpKind, Rules, View } from '#domain/sync/collection.ts'
import { seesColumn } from '#domain/sync/sight.ts'
import { planOf } from '#domain/usage/counting.ts'
import { decides, decisionsOf, STATE_AFTER } from '#domain/workshop/approvals/decisions.ts'
import { approvalAnswers } from '#domain/workshop/approvals/schema.ts'
import { isDecided, standingOf } from '#domain/workshop/approvals/settle-agreement.ts'
import { makes, models } from '#domain/workshop/catalog/schema.ts'
import { hoursOfLine } from '#domain/workshop/clock/hours.ts'
import { carDone } from '#domain/workshop/clock/notifications.ts'
import { workSessions } from '#domain/workshop/clock/schema.ts'
import { keptOf } from '#domain/workshop/contacts/merged.ts'
import { hasActiveInvoice } from '#domain/workshop/invoices/active.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { takeBackCar } from '#domain/workshop/vehicles/take-back.ts'
import { wantsNothing } from './agreement.ts'
import { priceFromCatalogue } from './catalogue-price.ts'
import { orderLineCosts } from './costs.ts'
import { INTAKE_COLUMNS } from './intake.ts'
import { MAX_LINES, type Order, type OrderLine, orderLines, orders } from './schema.ts'
import { counts, lineTotal, orderTotals } from './totals.ts'
import { isEditable, isInvoicingStep, maySwitch, type OrderStatus } from './workflow.ts'
import { worksOf } from './works.ts'

/** What may change on an order that is not in work: its state, its label, and the internal notes. */
const ALWAYS_OPEN: ReadonlySet<string> = new Set(['status', 'board_status_id', 'note_interne'])
/** The intake of the car may be edited until the invoice. */
const OPEN_BEFORE_INVOICE = new Set([...ALWAYS_OPEN, ...INTAKE_COLUMNS])

/** The same for lines, unless the order is annulled: the mechanic, the progress, and the follow-up. */
const LINE_ALWAYS_OPEN = new Set(['mecanic_id', 'executat', 'urmarire_inchisa'])
const LINE_ANSWERED = new Set([...LINE_ALWAYS_OPEN, 'stare'])

export const orderRules: Rules<typeof orders> = {
  change({ kind, before, after, patched }, view) {
    if (kind === 'insert') {
      if (after.status !== 'DRAFT') view.reject('transition_forbidden')
      after.created_by = view.actor.userId
      after.nr_comanda = view.nextNumber('orders', !view.isAuthority && planOf(view) === 'free')
    }
    if (before) {
      checkSwitch(before.status, after, view)
      const isOpen = isEditable(before.status) || isEditable(after.status)
      const open = before.status === 'VALIDAT' ? OPEN_BEFORE_INVOICE : ALWAYS_OPEN
      if (!isOpen && changesLocked(before, after, patched, open)) view.reject('order_locked')
      if (before.status !== after.status) {
        if (after.status === 'ANULAT') stopClocks('order_id', after.id, view)
        stampStatus(after, view.now)
        if (before.status === 'DRAFT') after.cota_tva = rateNow(after, view)
        // What the client did not want is offered again.
        if (after.status === 'VALIDAT' && wantsNothing(after.agreement)) after.agreement = 'none'
      }
    }
    if (patched.has('vehicle_id') && before?.vehicle_id !== after.vehicle_id)
      copyVehicle(after, patched, view)
  },

  settle(order, view) {
    const lines = view.children(orderLines, 'order_id', order.id)
    if (lines.length > MAX_LINES) view.reject('too_many_lines', { params: { max: MAX_LINES } })
    if (isDecided(order, view) && !lines.some(counts)) {
      order.status = 'DRAFT'
      stampStatus(order, view.now)
    }
    if (order.status === 'VALIDAT') {
      if (!lines.some(counts)) view.reject('order_empty')
      const unpriced = lines.filter((line) => line.unpriced === 1).length
      if (unpriced > 0) view.reject('order_unpriced', { params: { lines: unpriced } })
      if (order.vehicle_id === null) view.reject('order_without_vehicle')
    }
    // A validated order keeps its rate, whatever the shop's registration becomes later.
    const rate = isEditable(order.status) ? rateNow(order, view) : order.cota_tva
    const totals = orderTotals(lines, rate)
    if (totals.total_general > MAX_TOTAL) view.reject('total_too_large')
    Object.assign(order, totals, standingOf(order, lines, rate, view), {
      cota_tva: rate,
      lucrari: worksOf(lines),
      visible_to: mechanicsOf(lines),
    })
  },

  /** An order that is taken back takes along the car that was made with it; one that is used stays, and its order's. */
  whole({ before, after }, view) {
    if (!isTakenBack(before, after) || before.vehicle_id === null) return
    if (!takeBackCar(before.vehicle_id, before.created_at, view))
      view.derive(orders, after.id, { vehicle_id: before.vehicle_id, contact_id: before.contact_id })
  },
}

/** Whether an order is annulled as if it had never been made: its car is taken off it too. */
const isTakenBack = (before: Order | null, after: Order): before is Order =>
  before !== null && before.status !== 'ANULAT' && after.status === 'ANULAT' && after.vehicle_id === null

/** Steps by hand, and steps by invoicing: an order is FACTURAT while an invoice of it is active. */
const checkSwitch = (from: OrderStatus, order: Order, view: View): void => {
  const to = order.status
  if (maySwitch(from, to)) return
  const isInvoiced = (from === 'FACTURAT' || to === 'FACTURAT') && hasActiveInvoice(order, view)
  if (from === 'FACTURAT' && isInvoiced) view.reject('order_invoiced')
  if (!isInvoicingStep(from, to) || isInvoiced !== (to === 'FACTURAT')) view.reject('transition_forbidden')
}

/** The rate of an order's day in hundredths of a percent; labour, parts and tyres all have the standard rate. */
export const orderVatRate = (day: string, isPayer: boolean): number =>
  isPayer ? vatRate(day, 'standard') : 0

/** The order alone decides who may see it, so an assignment writes the line and the order (S12.4, S12.5). */
const mechanicsOf = (lines: readonly OrderLine[]): string =>
  idsOf(lines.flatMap(({ mecanic_id, worked_by }) => [mecanic_id, ...worked_by.split(' ')]))

const idsOf = (ids: readonly (string | null)[]): string =>
  [...new Set(ids.filter((id) => id !== null && id !== ''))].sort().join(' ')

/** Stops the clocks that run on a line or an order that is about to go. A device leaves that to the server. */
const stopClocks = (column: 'line_id' | 'order_id', id: string, view: View): void => {
  if (!view.isAuthority) return
  for (const session of view.children(workSessions, column, id)) {
    if (session.stopped_at !== null) continue
    view.touch(workSessions, session.id)
    if (session.line_id !== null) view.touch(orderLines, session.line_id)
  }
}

/** Tells the desk when the last labour of an order is done. */
const tellDone = (done: OrderLine, order: Order, view: View): void => {
  if (!view.isAuthority) return
  const works = view
    .children(orderLines, 'order_id', order.id)
    .filter((line) => line.tip === 'manopera' && counts(line))
  if (works.some(({ id, executat }) => id !== done.id && executat === 0)) return
  notify(view, carDone, {
    occasion: `${order.id}/${view.actId}`,
    params: { car: formatPlate(order.nr_auto), works: works.length },
    target: { collection: 'orders', id: order.id },
  })
}

const rateNow = (order: Order, view: View): number =>
  orderVatRate(order.data_comanda, view.get(tenants, view.actor.tenantId)?.platitor_tva === 1)

const stampStatus = (order: Order, now: string): void => {
  if (order.status === 'DRAFT') {
    order.validated_at = null
    order.cancelled_at = null
  }
  // A storno returns the order to its original day of validation.
  if (order.status === 'VALIDAT') order.validated_at ??= now
  if (order.status === 'ANULAT') order.cancelled_at = now
}

/** Copies the names of the car and the client, except those that the same act wrote by hand. */
const copyVehicle = (order: Order, patched: ReadonlySet<string>, view: View): void => {
  const vehicle = order.vehicle_id === null ? null : view.get(vehicles, order.vehicle_id)
  if (!vehicle) return
  const copy = {
    contact_id: keptOf(vehicle.contact_id, view)?.id ?? null,
    client_nume: vehicle.client_nume,
    client_telefon: vehicle.client_telefon,
    nr_auto: vehicle.nr_inmatriculare,
    marca_denumire: vehicle.marca_id === null ? '' : (view.get(makes, vehicle.marca_id)?.denumire ?? ''),
    model_denumire: vehicle.model_id === null ? '' : (view.get(models, vehicle.model_id)?.denumire ?? ''),
  }
  for (const [column, value] of Object.entries(copy)) {
    if (!patched.has(column)) Object.assign(order, { [column]: value })
  }
}

/** Whether a patch changes the value of a locked column. */
const changesLocked = <T extends object>(
  before: T,
  after: T,
  patched: ReadonlySet<string>,
  open: ReadonlySet<string>,
): boolean =>
  [...patched].some((column) => !open.has(column) && before[column as keyof T] !== after[column as keyof T])

/** Whether an answer of this act decides the state that the line now has. */
const isAnsweredIn = (line: OrderLine, view: View): boolean =>
  view.made(approvalAnswers).some((answer) => {
    if (answer.order_id !== line.order_id || !decides(answer)) return false
    const decision = decisionsOf(answer)[line.id]
    return decision !== undefined && STATE_AFTER[decision] === line.stare
  })

export const orderLineRules: Rules<typeof orderLines> = {
  change({ kind, before, after, patched }, view) {
    const order = view.get(orders, after.order_id)
    if (!order || order.deleted_at !== null) return view.reject('row_missing')
    // A client writes the state that an answer of the same act gives to the line, and nothing else.
    const isAnswered = patched.has('stare') && isAnsweredIn(after, view)
    if (view.actor.kind === 'client' && !isAnswered) view.reject('forbidden')
    if (!isEditable(order.status)) {
      const isWorkOn = kind === 'patch' && before !== null && order.status !== 'ANULAT'
      const open = isAnswered ? LINE_ANSWERED : LINE_ALWAYS_OPEN
      if (!isWorkOn || changesLocked(before, after, patched, open)) view.reject('order_locked')
    }
    price(kind, after, patched, view)
    after.total = lineTotal(after)
    if (kind === 'patch' && before?.executat === 0 && after.executat === 1 && counts(after))
      tellDone(after, order, view)
    if (kind === 'delete') stopClocks('line_id', after.id, view)
    view.touch(orders, order.id)
    if (kind !== 'delete') return
    const cost = view.get(orderLineCosts, after.id)
    if (cost?.deleted_at === null) view.derive(orderLineCosts, cost.id, { deleted_at: view.now })
  },

  settle(line, view) {
    const sessions = view.children(workSessions, 'line_id', line.id)
    const { hours, added } = hoursOfLine(sessions)
    line.ore_lucrate = hours
    line.worked_by = idsOf(sessions.map(({ mechanic_id }) => mechanic_id))
    for (const { id, worked } of added) {
      if (view.get(workSessions, id)?.worked !== worked) view.derive(workSessions, id, { worked })
    }
  },
}

const PRICE_COLUMNS = ['pret_ora', 'pret_unitar', 'discount_procent', 'discount_valoare'] as const

/** S24.8: the server takes the price from the catalogues for a person who sees none; anybody else's price stands. */
const price = (kind: OpKind, line: OrderLine, patched: ReadonlySet<string>, view: View): void => {
  if (kind === 'delete') return
  if (seesColumn(orderLines.columns.pret_unitar, view.actor)) {
    if (PRICE_COLUMNS.some((column) => patched.has(column)) && !patched.has('unpriced')) line.unpriced = 0
  } else if (view.isAuthority && (kind === 'insert' || line.unpriced === 1)) priceFromCatalogue(line, view)
}

/** The cost of a part can be written in every state, because the supplier's bill may come late. */
export const orderLineCostRules: Rules<typeof orderLineCosts> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    const line = view.get(orderLines, after.id)
    if (!line || line.deleted_at !== null || line.order_id !== after.order_id) view.reject('row_missing')
  },
}
