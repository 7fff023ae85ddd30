import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { toast } from '#web/ui/toast-store.ts'

/** Asks the server for an archive of a client's data; the page of exports has it when it is ready. */
export const useClientExport = (contact: Contact): (() => void) => {
  const text = m.contacts.exporting
  const mutate = useMutate()
  const navigate = useNavigate()
  const ask = async () => {
    const data = { kind: 'client', contact_id: contact.id }
    await mutate(text.act, [{ op: 'insert', collection: 'exports', id: newId(), data }])
    const action = { label: text.see, onAction: () => void navigate('/setari/export') }
    toast(text.asked, { description: text.askedText, action })
  }
  return () => void reportError(ask())
}
