import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

const NOBODY = '-'
const SEVERAL = '+'

/** One mechanic for all works of the order; each work may have its own, and then this says that there are several. */
export const OrderMechanic = ({ lines, editor }: { lines: readonly OrderLine[]; editor: OrderEditor }) => {
  const { mechanics, mechanicId } = useEditorFacts()
  const works = lines.filter(({ tip }) => tip === 'manopera')
  if (mechanics.length === 0 || works.length === 0) return null
  const t = m.orders.line
  const isSeveral = mechanicId === null && works.some(({ mecanic_id }) => mecanic_id !== null)
  const choose = (chosen: string) => {
    const put = (idOf: (line: OrderLine) => string | null) =>
      editor.write(
        t.mechanicChosen,
        works.map((line) => ({
          op: 'patch',
          collection: 'order_lines',
          id: line.id,
          data: { mecanic_id: idOf(line) },
        })),
      )
    const act = put(() => (chosen === NOBODY ? null : chosen))
    // This overwrites several choices at once, so it can be undone.
    if (isSeveral)
      return reportError(
        act.then(() => toastUndo(t.mechanicChosen, () => reportError(put(({ mecanic_id }) => mecanic_id)))),
      )
    return reportError(act)
  }
  return (
    <SelectField
      label={t.mechanic}
      value={mechanicId ?? (isSeveral ? SEVERAL : NOBODY)}
      onChange={(chosen) => {
        if (chosen !== SEVERAL) choose(chosen)
      }}
      options={[
        { value: NOBODY, label: t.noMechanic },
        ...(isSeveral ? [{ value: SEVERAL, label: t.severalMechanics }] : []),
        ...mechanics,
      ]}
    />
  )
}
