import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { STEP } from '#domain/kernel/position.ts'
import { BOARD_COLOURS, type BoardColour, type BoardStatus } from '#domain/workshop/orders/board.ts'
import { useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { catalogueOf } from '#web/features/catalog/catalogues.ts'
import { useEntryActs } from '#web/features/catalog/use-entry-acts.ts'
import { Form } from '#web/forms/form.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { useIds } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { DOTS } from '#web/ui/board-label.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

const LABELS = catalogueOf('etichete')

type LabelsSheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** In their order. */
  boards: readonly BoardStatus[]
}

/**
 * The shop's labels: named, coloured, ordered, added and removed as in the catalogue; each change is written at once.
 */
export const LabelsSheet = ({ open, onOpenChange, boards }: LabelsSheetProps) => {
  const mutate = useMutate()
  const acts = useEntryActs(LABELS)
  const t = m.orders.board.labels
  const [name, setName] = useState('')
  const ids = useIds()

  const add = () => {
    const denumire = name.trim()
    if (denumire === '') return
    const culoare = BOARD_COLOURS[boards.length % BOARD_COLOURS.length] ?? 'gri'
    return reportError(
      acts.add({ denumire, culoare }, ids.begin()).then(() => {
        ids.renew()
        setName('')
      }),
    )
  }
  const patch = (board: BoardStatus, data: Partial<Pick<BoardStatus, 'denumire' | 'culoare'>>) =>
    reportError(acts.patch(board, data))
  const swap = (index: number, other: number) => {
    // All positions are written, because two devices may have given two labels the same one.
    const moved = [...boards]
    const [board] = moved.splice(index, 1)
    if (!board) return
    moved.splice(other, 0, board)
    return reportError(
      mutate(
        t.moved,
        moved.flatMap((one, index): DraftOp[] =>
          one.ordine === (index + 1) * STEP
            ? []
            : [
                {
                  op: 'patch',
                  collection: 'board_statuses',
                  id: one.id,
                  data: { ordine: (index + 1) * STEP },
                },
              ],
        ),
      ),
    )
  }
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t.title} description={t.text}>
      <ul className="flex flex-col gap-2 pt-1">
        {boards.map((board, index) => (
          <li key={board.id} className="grid grid-cols-[minmax(0,1fr)_7.5rem_auto] items-end gap-2">
            <InPlaceField
              label={t.name}
              keptAs={`board_statuses/${board.id}/denumire`}
              value={board.denumire}
              // An emptied name becomes the old one again.
              parse={(typed) => typed.trim() || board.denumire}
              onSave={(denumire) => acts.patch(board, { denumire })}
              maxLength={40}
            />
            <SelectField<BoardColour>
              label={t.colour}
              value={board.culoare}
              onChange={(culoare) => patch(board, { culoare })}
              options={BOARD_COLOURS.map((colour) => ({
                value: colour,
                label: m.sync.kinds[colour],
                icon: <span aria-hidden className={`size-2.5 rounded-full ${DOTS[colour]}`} />,
              }))}
            />
            <span className="flex pb-0.5">
              <IconButton
                label={t.up(board.denumire)}
                size="s"
                icon={<ArrowUp aria-hidden />}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              />
              <IconButton
                label={t.down(board.denumire)}
                size="s"
                icon={<ArrowDown aria-hidden />}
                disabled={index === boards.length - 1}
                onClick={() => swap(index, index + 1)}
              />
              <IconButton
                label={t.remove(board.denumire)}
                size="s"
                icon={<Trash2 aria-hidden />}
                onClick={() => acts.remove(board)}
              />
            </span>
          </li>
        ))}
      </ul>
      <Form className="mt-5 flex items-end gap-2" onSubmit={add}>
        <TextField label={t.newName} value={name} onChange={setName} maxLength={40} className="grow" />
        <Button type="submit" icon={<Plus aria-hidden />}>
          {t.add}
        </Button>
      </Form>
      <p className="mt-6 text-sm text-ink-2">
        {t.inactiveText}{' '}
        <Link to="/preturi?tab=etichete" className="font-medium text-accent-text underline">
          {t.inactiveLink}
        </Link>
      </p>
    </Sheet>
  )
}
