import { cx } from '#web/ui/cx.ts'
import type { Field } from './catalogues.ts'
import type { Value } from './values.ts'

/** The colour of a choice that has one; its label is beside it. */
export const Dot = ({ field, value, className }: { field: Field; value: Value; className?: string }) => {
  const colour = field.dots?.[String(value)]
  return colour && <span aria-hidden className={cx('size-2.5 shrink-0 rounded-full', colour, className)} />
}
