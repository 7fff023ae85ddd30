import { type MessageSettings, messageSettingsOf } from '#domain/messages/quiet-hours.ts'
import { useData, useMutate, useRow } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** When and under which name the shop writes, and acts that change it. The first change creates the row. */
export const useMessageSettings = () => {
  const { writer } = useData()
  const id = writer.actor.tenantId
  const row = useRow('message_settings', id)
  const mutate = useMutate()
  const save = (data: Partial<MessageSettings>): Promise<void> =>
    mutate(m.send.labels.settings, [
      { op: row ? 'patch' : 'insert', collection: 'message_settings', id, data },
    ])
  return { settings: row === undefined ? undefined : messageSettingsOf(row), save }
}
