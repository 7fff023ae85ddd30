import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { vatRate } from '#domain/romania/tva.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { makes, models } from '#domain/workshop/catalog/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { MAX_LINES, type Order, type OrderLine, orderLines, orders } from './schema.ts'
import { lineTotal, orderTotals } from './totals.ts'
import { isEditable, maySwitch } from './workflow.ts'

/** What may change on an order that is not in work: its state, and words about it. */
const ALWAYS_OPEN = new Set(['status', 'observatii'])

export const orderRules: Rules<typeof orders> = {
  change({ kind, before, after, patched }, view) {
    if (kind === 'insert') {
      if (after.status !== 'DRAFT') view.reject('transition_forbidden')
      after.created_by = view.actor.userId
      after.nr_comanda = view.nextNumber('orders')
    }
    if (before) {
      if (!maySwitch(before.status, after.status)) view.reject('transition_forbidden')
      const open = isEditable(before.status) || isEditable(after.status)
      for (const column of patched) {
        if (
          !open &&
          !ALWAYS_OPEN.has(column) &&
          before[column as keyof Order] !== after[column as keyof Order]
        ) {
          view.reject('order_locked')
        }
      }
      if (before.status !== after.status) {
        stampStatus(after, view.now)
        if (before.status === 'DRAFT') after.cota_tva = rateNow(after, view)
      }
    }
    if (patched.has('vehicle_id') && before?.vehicle_id !== after.vehicle_id)
      copyVehicle(after, patched, view)
  },

  settle(order, view) {
    const lines = view.children(orderLines, 'order_id', order.id)
    if (lines.length > MAX_LINES) view.reject('too_many_lines')
    if (order.status === 'VALIDAT') {
      if (lines.length === 0) view.reject('order_empty')
      if (order.vehicle_id === null) view.reject('order_without_vehicle')
    }
    // What was validated keeps its rate, whatever the shop becomes later.
    const rate = isEditable(order.status) ? rateNow(order, view) : order.cota_tva
    const totals = orderTotals(lines, rate)
    if (totals.total_general > MAX_TOTAL) view.reject('total_too_large')
    Object.assign(order, totals, { cota_tva: rate, visible_to: showToMechanics(lines, view) })
  },
}

/** Rate of an order's day in hundredths of a percent; labour, parts and tyres are all at the standard rate. */
export const orderVatRate = (day: string, isPayer: boolean): number =>
  isPayer ? vatRate(day, 'standard') : 0

/** Every line carries who may see its order: a change of it touches the rows, and so they arrive or go (S12). */
const showToMechanics = (lines: readonly OrderLine[], view: View): string => {
  const ids = new Set(lines.flatMap(({ mecanic_id }) => (mecanic_id === null ? [] : [mecanic_id])))
  const visible_to = [...ids].sort().join(' ')
  for (const line of lines)
    if (line.visible_to !== visible_to) view.derive(orderLines, line.id, { visible_to })
  return visible_to
}

const rateNow = (order: Order, view: View): number =>
  orderVatRate(order.data_comanda, view.get(tenants, view.actor.tenantId)?.platitor_tva === 1)

const stampStatus = (order: Order, now: string): void => {
  if (order.status === 'DRAFT') {
    order.validated_at = null
    order.cancelled_at = null
  }
  if (order.status === 'VALIDAT') order.validated_at = now
  if (order.status === 'ANULAT') order.cancelled_at = now
}

/** Copies the car's and client's names, save those the same act wrote by hand. */
const copyVehicle = (order: Order, patched: ReadonlySet<string>, view: View): void => {
  const vehicle = order.vehicle_id === null ? null : view.get(vehicles, order.vehicle_id)
  if (!vehicle) return
  const copy = {
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

export const orderLineRules: Rules<typeof orderLines> = {
  change({ after }, view) {
    const order = view.get(orders, after.order_id)
    if (!order || order.deleted_at !== null) return view.reject('row_missing')
    if (!isEditable(order.status)) view.reject('order_locked')
    after.total = lineTotal(after)
    view.touch(orders, order.id)
  },
}
