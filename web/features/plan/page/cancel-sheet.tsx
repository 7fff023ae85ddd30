import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { usePayment } from './use-payment.ts'

/** Ends the subscription at the end of its period, with a reason if the owner gives one. */
export const CancelSheet = ({
  open,
  onOpenChange,
  until,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  until: string
}) => {
  const text = m.plans.page
  const { change } = usePayment()
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (await change({ kind: 'cancel', reason: reason.slice(0, 500) }, text.cancelDone)) onOpenChange(false)
  }
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={text.cancelTitle}
      desktop="center"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{text.back}</Button>
          <Button variant="danger" onClick={submit}>
            {text.cancelSubmit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-md">
        <p>{text.cancelText(until)}</p>
        <TextArea
          label={text.cancelReason}
          hint={text.cancelReasonHint}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Sheet>
  )
}
