import type { DraftOp } from '#web/data/mutate.ts'

/**
 * Combines the creation of a new order and its first content in one act: what the order links to (its car) is created
 * before it, what links to the order (its lines) after it. `today` is the order's day unless another one was typed;
 * `vehicleId` is the car that was chosen before there was anything to write.
 */
export const opening = (
  id: string,
  ops: readonly DraftOp[],
  today: string,
  vehicleId: string | null,
): DraftOp[] => {
  const isPatch = (op: DraftOp) => op.op === 'patch' && op.collection === 'orders' && op.id === id
  const isOfOrder = (op: DraftOp) => isPatch(op) || (op.op !== 'delete' && op.data.order_id === id)
  const at = ops.findIndex(isOfOrder)
  const patched = ops.flatMap((op) => (isPatch(op) && op.op !== 'delete' ? [op.data] : []))
  const insert: DraftOp = {
    op: 'insert',
    collection: 'orders',
    id,
    data: Object.assign(
      { data_comanda: today, ...(vehicleId !== null && { vehicle_id: vehicleId }) },
      ...patched,
    ),
  }
  return ops.filter((op) => !isPatch(op)).toSpliced(at < 0 ? ops.length : at, 0, insert)
}
