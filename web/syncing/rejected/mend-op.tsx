import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Plate } from '#web/ui/plate.tsx'
import { columnOf } from '#web/wording/column-label.ts'
import type { WantedColumn, WantedOp } from '#web/wording/readable.ts'
import { MendField } from './mend-field.tsx'

type MendOpProps = {
  wanted: WantedOp
  op: Op
  /** The corrected values so far. */
  edits: Values
  onEdit: (column: string, value: string | number | null) => void
  /** The message for a column that the rules refused. */
  errorOf: (column: string) => string | undefined
}

const ROW = 'grid gap-x-4 gap-y-1 py-2 desk:py-1.5'
const TWO = 'desk:grid-cols-[10rem_minmax(0,1fr)]'
const THREE = 'desk:grid-cols-[10rem_minmax(0,10rem)_minmax(0,1fr)]'

/** One change of a refused act: the row's current values beside the requested ones, which can be edited. */
export const MendOp = ({ wanted, op, edits, onEdit, errorOf }: MendOpProps) => {
  const text = m.sync.rejected
  const hasNow = wanted.columns.some(({ now }) => now !== null)
  const columns = hasNow ? THREE : TWO
  return (
    <div className="border-b border-rule py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Plate plate={wanted.plate} size="s" className={wanted.plate ? '' : 'hidden'} />
        <span className="min-w-0 font-medium wrap-anywhere">{wanted.title}</span>
      </p>
      {hasNow && (
        <p aria-hidden className={cx('mt-2 hidden engraved text-ink-3 desk:grid', THREE, 'gap-x-4')}>
          <span>{text.column}</span>
          <span>{text.now}</span>
          <span>{text.wanted}</span>
        </p>
      )}
      <div className="mt-1">
        {wanted.columns.map((column) => (
          <div key={column.column} className={cx(ROW, columns)}>
            <Name {...column} hasNow={hasNow} />
            <Wanted {...{ column, op, edits, onEdit }} error={errorOf(column.column)} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** The field already has this text as its label. */
const Name = ({ label, now, hasNow, isEditable }: WantedColumn & { hasNow: boolean }) => (
  <>
    <span aria-hidden={isEditable} className="text-sm text-ink-2 desk:pt-2 desk:text-base">
      {label}
    </span>
    {hasNow && (
      <span
        aria-hidden={isEditable}
        className="text-sm wrap-anywhere text-ink-2 figures desk:pt-2 desk:text-base"
      >
        <span className="desk:sr-only">{m.sync.rejected.now}: </span>
        {now}
      </span>
    )}
  </>
)

const Wanted = ({
  column: { column: name, label, now, wanted, isEditable },
  op,
  edits,
  onEdit,
  error,
}: Pick<MendOpProps, 'op' | 'edits' | 'onEdit'> & { column: WantedColumn; error: string | undefined }) => {
  const declared = columnOf(op.collection, name)
  if (!isEditable || !declared || op.op === 'delete')
    return <span className="font-medium wrap-anywhere desk:pt-2">{wanted}</span>
  return (
    <MendField
      column={declared}
      label={now === null ? label : `${label}, ${m.sync.rejected.nowIs(now)}`}
      value={name in edits ? (edits[name] ?? null) : (op.data[name] ?? null)}
      onChange={(value) => onEdit(name, value)}
      error={error}
      className="[&>:first-child]:sr-only"
    />
  )
}
