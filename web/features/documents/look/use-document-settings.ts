import { type DocumentSettings, settingsOf } from '#domain/documents/settings.ts'
import { useData, useMutate, useRow } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** The appearance of documents, and acts that change it. The first change creates the row. */
export const useDocumentSettings = () => {
  const { writer } = useData()
  const id = writer.actor.tenantId
  const row = useRow('document_settings', id)
  const mutate = useMutate()
  const save = (field: string, data: Partial<DocumentSettings>): Promise<void> =>
    mutate(m.documentSettings.label(field), [
      row
        ? { op: 'patch', collection: 'document_settings', id, data }
        : { op: 'insert', collection: 'document_settings', id, data },
    ])
  return { settings: row === undefined ? undefined : settingsOf(row), save }
}
