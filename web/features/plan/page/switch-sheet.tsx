import { type Interval, PLANS } from '#domain/plans/catalogue.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { usePayment } from './use-payment.ts'
import { WhoStays } from './who-stays.tsx'

/** Asks before the plan changes, and says what that means, and for whom. */
export const SwitchSheet = ({
  open,
  onOpenChange,
  id,
  interval,
  isUp,
  until,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  id: 'basic' | 'pro'
  interval: Interval
  isUp: boolean
  until: string
}) => {
  const text = m.plans.page
  const { change } = usePayment()
  const submit = async () => {
    const isDone = await change({ kind: 'switch', plan: id, interval }, isUp ? text.changed : text.willChange)
    if (isDone) onOpenChange(false)
  }
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={text.upgradeTitle(PLANS[id].name)}
      desktop="center"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{text.back}</Button>
          <Button variant="primary" onClick={submit}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-md">
        <p>{isUp ? text.upgradeText : text.downgradeText(until)}</p>
        {!isUp && <p className="text-ink-2">{text.seats(PLANS[id].limits.users)}</p>}
        {!isUp && <WhoStays plan={id} />}
      </div>
    </Sheet>
  )
}
