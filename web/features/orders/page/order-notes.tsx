import type { Order } from '#domain/workshop/orders/schema.ts'
import { issueOf } from '#web/features/orders/editor/edits.ts'
import { useEdit } from '#web/features/orders/editor/use-edits.ts'
import { type OrderEditor, orderKey } from '#web/features/orders/editor/use-order.ts'
import { m } from '#web/i18n/messages.ts'
import { TextArea } from '#web/ui/field.tsx'
import { DocSection } from '#web/ui/paper.tsx'

type NotesProps = { order: Order | null; editor: OrderEditor; locked: boolean }

/** Notes that are printed on the deviz and locked with it, and notes among colleagues, editable in every state. */
export const OrderNotes = ({ order, editor, locked }: NotesProps) => {
  const t = m.orders.doc
  return (
    <>
      {locked ? (
        order?.observatii && (
          <DocSection title={t.notes}>
            <p className="pt-3 whitespace-pre-wrap wrap-anywhere">{order.observatii}</p>
          </DocSection>
        )
      ) : (
        <Note column="observatii" title={t.notes} hint={t.notesHint} {...{ order, editor }} />
      )}
      <Note column="note_interne" title={t.internal} hint={t.internalHint} {...{ order, editor }} />
    </>
  )
}

type NoteProps = Omit<NotesProps, 'locked'> & {
  column: 'observatii' | 'note_interne'
  title: string
  hint: string
}

const Note = ({ order, editor, column, title, hint }: NoteProps) => {
  const key = orderKey(editor.id)
  const edit = useEdit(editor.edits, key)
  return (
    <DocSection title={title}>
      <TextArea
        label={title}
        placeholder={hint}
        maxLength={4000}
        rows={2}
        value={(edit.values[column] as string | undefined) ?? order?.[column] ?? ''}
        onChange={(text) => editor.edits.set(key, { [column]: text })}
        onBlur={() => void editor.edits.flush(key)}
        error={issueOf(edit, column)}
        className="pt-3 [&>label]:sr-only"
      />
    </DocSection>
  )
}
