import { useState } from 'react'
import { REFUSALS } from '#domain/workshop/appointments/refusals.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'

/** The ends of an appointment for which a reason may be given. */
export type End = 'ANULAT' | 'RESPINS'

type ReasonFormProps = {
  end: End
  onTake: (reason: string) => Promise<void>
  onBack: () => void
}

/** Why an appointment ends, before it does: usual reasons as buttons, or a few words. */
export const ReasonForm = ({ end, onTake, onBack }: ReasonFormProps) => {
  const t = m.appointments
  const [reason, setReason] = useState('')
  const isRefusal = end === 'RESPINS'
  const title = isRefusal ? t.refuseTitle : t.cancelTitle
  return (
    <section aria-label={title} className="rounded-control bg-sunk px-3 py-3">
      <p className="font-semibold">{title}</p>
      <div className="my-2.5 flex flex-wrap gap-2">
        {(isRefusal ? REFUSALS : t.reasons).map((one) => (
          <Button key={one} size="s" aria-pressed={reason === one} onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextField
        label={t.reason}
        hint={isRefusal ? t.reasonRead : undefined}
        value={reason}
        onChange={setReason}
        maxLength={200}
        optional
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="danger" onClick={() => onTake(reason.trim())}>
          {isRefusal ? t.refuse : t.cancel}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </div>
    </section>
  )
}
