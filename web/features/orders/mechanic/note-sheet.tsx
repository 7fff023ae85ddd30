import { useState } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

const MOST = 4000

/** Adds a line to the notes among colleagues. */
export const NoteSheet = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = m.orders.mine
  const mutate = useMutate()
  const [text, setText] = useState('')
  const save = () => {
    if (text.trim() === '') return onClose()
    const note_interne = [order.note_interne, text.trim()].filter(Boolean).join('\n')
    return reportError(
      mutate(t.noteAdded, [{ op: 'patch', collection: 'orders', id: order.id, data: { note_interne } }]).then(
        onClose,
      ),
    )
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.note}
      description={m.orders.doc.internalHint}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide onClick={save}>
          {t.noteSave}
        </Button>
      }
    >
      {order.note_interne && (
        <p className="mb-3 text-sm whitespace-pre-wrap text-ink-2">{order.note_interne}</p>
      )}
      <TextArea
        label={t.note}
        rows={4}
        maxLength={Math.max(0, MOST - order.note_interne.length - 1)}
        value={text}
        onChange={setText}
        className="[&>label]:sr-only"
      />
    </Sheet>
  )
}
