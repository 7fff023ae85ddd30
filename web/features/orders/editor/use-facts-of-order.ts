import { useMemo } from 'react'
import { groupBy } from '#domain/kernel/group-by.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useLive, usePermission, useVisibility } from '#web/data/hooks.ts'
import { useRunning } from '#web/features/orders/hours/use-clock.ts'
import { mechanicName } from '#web/features/orders/list/use-names.ts'
import type { EditorFacts } from './editor-context.ts'

/** The mechanic of all works, where it is the same one. */
const onlyMechanic = (lines: readonly Pick<OrderLine, 'tip' | 'mecanic_id'>[]): string | null => {
  const ids = new Set(lines.filter(({ tip }) => tip === 'manopera').map(({ mecanic_id }) => mecanic_id))
  const [id] = ids
  return ids.size === 1 && id ? id : null
}

/** Names of those whose clock runs, by the id of the line. */
const workingOn = (
  running: readonly WorkSession[],
  mechanics: readonly Mechanic[],
): ReadonlyMap<string, string> => {
  const names = new Map(mechanics.map((one) => [one.id, mechanicName(one)]))
  const lines = groupBy(running, ({ line_id }) => line_id)
  return new Map(
    [...lines].flatMap(([line, own]) =>
      line === null
        ? []
        : [[line, own.map(({ mechanic_id }) => names.get(mechanic_id ?? '') ?? '').join(', ')]],
    ),
  )
}

/** The facts around the lines of an order; kept current. */
export const useFactsOfOrder = (
  id: string,
  order: Order | null,
  lines: readonly OrderLine[],
): EditorFacts => {
  const seesCosts = useVisibility('order_line_costs') === 'all'
  const seesPrices = usePermission('prices')
  const costs = useLive(
    async (db) => (seesCosts ? db.rows('order_line_costs').where('order_id').equals(id).toArray() : []),
    [id, seesCosts],
  )
  const photos = useLive(
    async (db) => {
      const own = await db.rows('photos').where('order_id').equals(id).toArray()
      return groupBy(own, ({ line_id }) => line_id)
    },
    [id],
  )
  const mechanics = useLive((db) => db.rows('mecanici').toArray())
  const running = useRunning()
  const mechanicId = onlyMechanic(lines)
  const status = order?.status ?? 'DRAFT'
  const used = lines.map(({ mecanic_id }) => mecanic_id).join()
  return useMemo(
    () => ({
      status,
      seesCosts,
      seesPrices,
      mechanicId,
      costs: new Map((costs ?? []).map((cost) => [cost.id, cost.pret_achizitie])),
      photos: new Map([...(photos ?? [])].flatMap(([line, own]) => (line ? [[line, own.length]] : []))),
      working: workingOn(running, mechanics ?? []),
      mechanics: (mechanics ?? [])
        // People who have left stay on the lines that they had.
        .filter((one) => one.activ === 1 || used.includes(one.id))
        .map((one) => ({ value: one.id, label: mechanicName(one) }))
        .sort((a, b) => a.label.localeCompare(b.label, 'ro')),
    }),
    [status, seesCosts, seesPrices, mechanicId, costs, photos, mechanics, running, used],
  )
}
