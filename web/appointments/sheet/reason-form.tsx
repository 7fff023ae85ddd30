import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'

type ReasonFormProps = {
  title: string
  action: string
  onTake: (reason: string) => Promise<void>
  onBack: () => void
}

/** Why an appointment ends, before it does: usual reasons as buttons, or a few words. */
export const ReasonForm = ({ title, action, onTake, onBack }: ReasonFormProps) => {
  const t = m.appointments
  const [reason, setReason] = useState('')
  return (
    <section aria-label={title} className="rounded-control bg-sunk px-3 py-3">
      <p className="font-semibold">{title}</p>
      <div className="my-2.5 flex flex-wrap gap-2">
        {t.reasons.map((one) => (
          <Button key={one} size="s" aria-pressed={reason === one} onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextField label={t.reason} value={reason} onChange={setReason} maxLength={200} optional />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="danger" onClick={() => onTake(reason.trim())}>
          {action}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </div>
    </section>
  )
}
