import { pick } from '#domain/kernel/pick.ts'
import type { Values } from '#domain/sync/log.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'

/** What was agreed about a line. */
const AGREED = [
  'tip',
  'descriere',
  'norma_id',
  'ore',
  'pret_ora',
  'um',
  'cantitate',
  'pret_unitar',
  'discount_procent',
  'discount_valoare',
  'urgent',
  'ordine',
] as const satisfies readonly (keyof OrderLine)[]

/** What another line takes over from a line: all that was agreed, nothing about how the work went. */
export const agreedOf = (line: OrderLine) => pick(line, AGREED)

/** Everything that a person wrote in a line. */
const wholeOf = (line: OrderLine) =>
  pick(line, [
    ...AGREED,
    'order_id',
    'stare',
    'provine_din',
    'urmarire_inchisa',
    'mecanic_id',
    'ore_lucrate',
    'executat',
  ])

/** A line that comes back is a new row, because a deleted one stays deleted; its cost and its photos come with it. */
export const backOps = (
  id: string,
  data: Values & { order_id: string },
  cost: number | undefined,
  photoIds: readonly string[],
): DraftOp[] => {
  return [
    { op: 'insert', collection: 'order_lines', id, data },
    ...(cost === undefined
      ? []
      : [
          {
            op: 'insert' as const,
            collection: 'order_line_costs',
            id,
            data: { order_id: data.order_id, pret_achizitie: cost },
          },
        ]),
    ...photoIds.map(
      (photo): DraftOp => ({ op: 'patch', collection: 'photos', id: photo, data: { line_id: id } }),
    ),
  ]
}

/** The ops that undo a deletion. */
export const insertsOf = (
  line: OrderLine,
  cost: number | undefined,
  photoIds: readonly string[],
): DraftOp[] => backOps(newId(), wholeOf(line), cost, photoIds)
