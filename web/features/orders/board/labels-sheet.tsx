import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { BOARD_COLOURS, type BoardColour, type BoardStatus } from '#domain/workshop/orders/board.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { tell } from '../tell.ts'
import { DOTS } from './board-label.tsx'

/** As many of a label's newest orders get it back with it. */
const MOST = 200

type LabelsSheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** In their order. */
  boards: readonly BoardStatus[]
}

/** The shop's labels: named, coloured, put in order, added and taken away; each change is written at once. */
export const LabelsSheet = ({ open, onOpenChange, boards }: LabelsSheetProps) => {
  const mutate = useMutate()
  const { db } = useData()
  const t = m.orders.board.labels
  const [name, setName] = useState('')
  const write = (label: string, ops: DraftOp[]) => mutate(label, ops)
  const last = boards.at(-1)?.ordine ?? 0

  const add = () => {
    const denumire = name.trim()
    if (denumire === '') return
    const culoare = BOARD_COLOURS[boards.length % BOARD_COLOURS.length] ?? 'gri'
    const data = { denumire, culoare, ordine: last + 10 }
    setName('')
    tell(write(t.added, [{ op: 'insert', collection: 'board_statuses', id: newId(), data }]))
  }
  const patch = (board: BoardStatus, data: Partial<Pick<BoardStatus, 'denumire' | 'culoare'>>) =>
    tell(write(t.changed, [{ op: 'patch', collection: 'board_statuses', id: board.id, data }]))
  const swap = (index: number, other: number) => {
    // The whole order is written: two devices may have given two labels one place.
    const moved = [...boards]
    const [board] = moved.splice(index, 1)
    if (!board) return
    moved.splice(other, 0, board)
    tell(
      write(
        t.changed,
        moved.flatMap((one, place): DraftOp[] =>
          one.ordine === (place + 1) * 10
            ? []
            : [
                {
                  op: 'patch',
                  collection: 'board_statuses',
                  id: one.id,
                  data: { ordine: (place + 1) * 10 },
                },
              ],
        ),
      ),
    )
  }
  const remove = (board: BoardStatus) => {
    const { denumire, culoare, ordine } = board
    /** A deleted row stays deleted: the label comes back under a new id, and its orders are given that. */
    const restore = async () => {
      const id = newId()
      const orders = await db
        .rows('orders')
        .where('board_status_id')
        .equals(board.id)
        .reverse()
        .limit(MOST)
        .primaryKeys()
      await write(t.restored, [
        { op: 'insert', collection: 'board_statuses', id, data: { denumire, culoare, ordine } },
        ...orders.map(
          (order): DraftOp => ({
            op: 'patch',
            collection: 'orders',
            id: order,
            data: { board_status_id: id },
          }),
        ),
      ])
    }
    tell(
      write(t.removed(denumire), [{ op: 'delete', collection: 'board_statuses', id: board.id }]).then(() =>
        toastUndo(t.removed(denumire), () => tell(restore())),
      ),
    )
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t.title} description={t.text}>
      <ul className="flex flex-col gap-2 pt-1">
        {boards.map((board, index) => (
          <li key={board.id} className="grid grid-cols-[minmax(0,1fr)_7.5rem_auto] items-end gap-2">
            <Name board={board} onChange={(denumire) => patch(board, { denumire })} />
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
                onClick={() => remove(board)}
              />
            </span>
          </li>
        ))}
      </ul>
      <form
        className="mt-5 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField label={t.newName} value={name} onChange={setName} maxLength={40} className="grow" />
        <Button type="submit" icon={<Plus aria-hidden />}>
          {t.add}
        </Button>
      </form>
    </Sheet>
  )
}

/** Written when the focus leaves it; an emptied name is the old one again. */
const Name = ({ board, onChange }: { board: BoardStatus; onChange: (denumire: string) => void }) => {
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    const denumire = typed?.trim() ?? ''
    if (denumire !== '' && denumire !== board.denumire) onChange(denumire)
    setTyped(null)
  }
  return (
    <TextField
      label={m.orders.board.labels.name}
      value={typed ?? board.denumire}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
      maxLength={40}
    />
  )
}
