import type { Order } from '#domain/workshop/orders/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { TextArea } from '#web/ui/field.tsx'
import { DocSection } from '#web/ui/paper.tsx'
import { issueOf } from './edits.ts'
import { useEdit } from './use-edits.ts'
import { type OrderHands, orderKey } from './use-order.ts'

/** Words about the order, open in every state. */
export const OrderNotes = ({ order, hands }: { order: Order | null; hands: OrderHands }) => {
  const key = orderKey(hands.id)
  const edit = useEdit(hands.edits, key)
  return (
    <DocSection title={m.orders.doc.notes}>
      <TextArea
        label={m.orders.doc.notes}
        placeholder={m.orders.doc.notesHint}
        maxLength={4000}
        rows={2}
        value={(edit.values.observatii as string | undefined) ?? order?.observatii ?? ''}
        onChange={(observatii) => hands.edits.set(key, { observatii })}
        onBlur={() => void hands.edits.flush(key)}
        error={issueOf(edit, 'observatii')}
        className="pt-3 [&>label]:sr-only"
      />
    </DocSection>
  )
}
