import type { MessageSettings } from '#domain/messages/quiet-hours.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { m } from '#web/i18n/messages.ts'

/** The name under which the shop's SMS come, and what has become of the wish for it. */
export const SenderField = ({
  shopId,
  settings: { sender, sender_state },
  mayWrite,
  onSave,
}: {
  shopId: string
  settings: MessageSettings
  mayWrite: boolean
  onSave: (sender: string) => Promise<void>
}) => {
  const text = m.send.settings
  return (
    <div className="max-w-sm">
      <InPlaceField
        label={text.senderField}
        keptAs={`message_settings/${shopId}/sender`}
        value={sender}
        maxLength={11}
        readOnly={!mayWrite}
        onSave={onSave}
        hint={text.senderState[sender_state]}
      />
    </div>
  )
}
