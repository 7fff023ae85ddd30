import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Eraser from 'lucide-react/icons/eraser'
import FileDown from 'lucide-react/icons/file-down'
import Merge from 'lucide-react/icons/merge'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { formatPhone } from '#domain/romania/phone.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { useAccount, useMay, usePermission } from '#web/data/hooks.ts'
import { useContactIndex } from '#web/data/workshop/contact-index.ts'
import { useRemoval } from '#web/forms/use-removal.ts'
import { m } from '#web/i18n/messages.ts'
import { MergePicker } from '#web/merging/merge-picker.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { Menu } from '#web/ui/menu.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { useMergeContact } from '../merge/use-merge-contact.ts'
import { useClientExport } from './use-client-export.ts'

const EraseSheet = late(async () => (await import('./erase-sheet.tsx')).EraseSheet)

/** Rare acts on a client: merge him with his duplicate, delete one that was created by mistake, export or erase his data. */
export const ContactMenu = ({ contact }: { contact: Contact }) => {
  const text = m.contacts
  const may = useMay()
  const remove = useRemoval('contacts', '/clienti', text.remove)
  const [picking, setPicking] = useState(false)
  const [erasing, setErasing] = useState(false)
  const me = useAccount()
  const mayErase = usePermission('erase')
  const mayExport = usePermission('export')
  const exportData = useClientExport(contact)
  const isErased = contact.erased_at !== null
  const actions = [
    ...(may('patch', 'contacts') && !isErased
      ? [{ label: text.merge.open, icon: <Merge aria-hidden />, onSelect: () => setPicking(true) }]
      : []),
    ...(may('delete', 'contacts')
      ? [
          {
            label: text.remove.action,
            icon: <Trash aria-hidden />,
            danger: true,
            onSelect: () => remove(contact),
          },
        ]
      : []),
    ...(me && mayExport && !isErased
      ? [{ label: text.exporting.action, icon: <FileDown aria-hidden />, onSelect: exportData }]
      : []),
    ...(me && mayErase && !isErased
      ? [
          {
            label: text.erase.action,
            icon: <Eraser aria-hidden />,
            danger: true,
            onSelect: () => setErasing(true),
          },
        ]
      : []),
  ]
  if (actions.length === 0) return null
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={text.one.more}
            icon={<MoreHorizontal aria-hidden />}
            className="border border-control bg-raised"
          />
        }
        actions={actions}
      />
      {erasing && <EraseSheet contact={contact} onClose={() => setErasing(false)} />}
      <Sheet
        open={picking}
        onOpenChange={setPicking}
        title={text.merge.pick}
        description={text.merge.pickText}
      >
        {picking && <OtherContact contact={contact} onDone={() => setPicking(false)} />}
      </Sheet>
    </>
  )
}

/** Finds the other row of this client, and merges it. */
const OtherContact = ({ contact, onDone }: { contact: Contact; onDone: () => void }) => {
  const text = m.contacts
  const { search } = useContactIndex()
  const merge = useMergeContact(contact)
  return (
    <MergePicker
      text={{ search: text.search, list: text.list, nothing: text.nothing.title }}
      find={(query) =>
        search(query)
          .filter(({ id }) => id !== contact.id)
          .map(({ id, name, phone, fiscal_code, city }) => ({
            id,
            title: name || m.client.nameless,
            detail: [formatPhone(phone), fiscal_code, city].filter(Boolean).join(' · '),
          }))
      }
      onPick={(id) => {
        onDone()
        return merge(id)
      }}
    />
  )
}
