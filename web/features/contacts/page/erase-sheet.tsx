import { useState } from 'react'
import { erase } from '#domain/api/privacy.ts'
import { cleanText } from '#domain/kernel/text.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { call } from '#web/data/call.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Erases a client's data at his request: says what goes and what stays, and wants the name typed. */
export const EraseSheet = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const text = m.contacts.erase
  const [name, setName] = useState('')
  const { submit, busy, problem } = useSubmit(async () => {
    if (cleanText(name) !== contact.name) return text.wrongName
    await call(erase, { body: { contactId: contact.id, name } })
    toast(text.asked)
    onClose()
    return undefined
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.title}
      desktop="center"
      footer={
        <Button variant="danger" size="l" wide busy={busy} type="submit" form="erase-contact">
          {text.submit}
        </Button>
      }
    >
      <Form id="erase-contact" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <p className="text-pretty">{text.what}</p>
        <p className="text-pretty text-ink-2">{text.stays}</p>
        <TextField
          label={text.name(contact.name)}
          value={name}
          onChange={setName}
          maxLength={200}
          error={problem}
        />
      </Form>
    </Sheet>
  )
}
