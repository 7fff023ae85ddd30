import { useData, useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { FileTools } from '#web/import/file-tools.tsx'
import { CONTACT_FILE, contactsCsv, contactsFile } from '../csv/contacts-csv.ts'
import { planContacts } from '../csv/plan-contacts.ts'

/** Imports clients from a file, and exports all of them. */
export const ContactTools = () => {
  const text = m.contacts
  const { db, writer } = useData()
  return (
    <FileTools
      title={text.title}
      label={text.imported}
      columns={CONTACT_FILE.table}
      plan={(table, answers) => planContacts(db, writer.actor, table, answers)}
      write={contactsCsv}
      fileName={contactsFile}
      mayAdd={useMay()('insert', 'contacts')}
    />
  )
}
