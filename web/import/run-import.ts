import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { inActs, type PlannedRow } from './plan.ts'

/** Ops per act: few enough that the screen reacts between two acts. */
const OPS_PER_ACT = 100

/** The acts of a plan, and those that undo them, last first. */
export type Import = { acts: DraftOp[][]; undo: DraftOp[][] }

export const importOf = (rows: readonly PlannedRow[]): Import => ({
  acts: inActs(
    rows.map(({ ops }) => ops),
    OPS_PER_ACT,
  ),
  undo: inActs(rows.map(({ undo }) => undo).reverse(), OPS_PER_ACT),
})

/**
 * Writes acts one after the other; `onProgress` is called with the number of finished ops. @throws AppError where one
 * is refused
 */
export const writeActs = async (
  writer: Writer,
  label: string,
  acts: readonly (readonly DraftOp[])[],
  onProgress: (done: number) => void,
): Promise<void> => {
  let done = 0
  for (const act of acts) {
    await mutate(writer, label, act)
    done += act.length
    onProgress(done)
  }
}
