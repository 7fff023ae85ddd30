import { dayInRomania } from '#domain/kernel/dates.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import { seeded } from '#tests/factories/random.ts'
import { anOrder, aVehicle, idAt } from '#tests/factories/workshop.ts'
import { openData } from '#web/data/open-data.ts'

const YEAR = 365 * 86_400_000

/** Puts orders of ten years straight into the database of the free tier, as they stand after their commits. */
export const fillLocalOrders = async (orders: number): Promise<void> => {
  const data = await openData(null, { localShopName: 'Bench', opened: '', adopted: '' })
  const random = seeded(orders)
  const now = Date.now()
  const cars = Array.from({ length: 2_000 }, () => {
    const { op } = aVehicle(random, now)
    return op.op === 'insert' ? op.data : {}
  })
  const rows = Array.from({ length: orders }, (_, index) => {
    const at = now - Math.floor((10 * YEAR * (orders - index)) / orders)
    const car = random.pick(cars)
    const { ops } = anOrder(random, at, dayInRomania(at), null)
    const names = ops.flatMap((op) =>
      op.collection === 'order_lines' && op.op === 'insert' ? [op.data.descriere] : [],
    )
    return {
      ...freshRow(COLLECTIONS.orders, idAt(random, at), data.writer.actor, new Date(at).toISOString()),
      nr_comanda: index + 1,
      data_comanda: dayInRomania(at),
      status: random.pick(['DRAFT', 'VALIDAT', 'VALIDAT', 'ANULAT']),
      nr_auto: car.nr_inmatriculare ?? '',
      client_nume: car.client_nume ?? '',
      client_telefon: car.client_telefon ?? '',
      lucrari: names.join('\n'),
      total_general: random.between(5_000, 400_000),
      validated_at: null,
      cancelled_at: null,
      created_by: '',
      token_client: '',
      visible_to: '',
    }
  })
  await data.db.anyRows('orders').bulkAdd(rows)
  data.close()
}
