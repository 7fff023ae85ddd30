import CircleAlert from 'lucide-react/icons/circle-alert'
import CloudOff from 'lucide-react/icons/cloud-off'
import { m } from '#web/i18n/messages.ts'
import { useOnline } from '#web/ui/use-online.ts'

/** Warns before the button is pressed that it cannot work now. `said`: the form shows this already. */
export const OfflineNotice = ({ said }: { said: boolean }) => {
  const online = useOnline()
  return (
    <div role="status" className="empty:-mb-5">
      {!online && !said && (
        <p className="flex gap-2.5 rounded-control border border-rule-strong bg-sunk px-3.5 py-3 text-ink-2">
          <CloudOff className="mt-0.5 size-4.5 shrink-0" aria-hidden />
          <span>
            <strong className="font-semibold text-ink">{m.account.offlineTitle}.</strong> {m.account.offline}
          </span>
        </p>
      )}
    </div>
  )
}

/** An error that belongs to no field; screen readers read it when it appears. */
export const FormAlert = ({ sentence }: { sentence: string | null }) => (
  <div role="alert" className="empty:-mb-5">
    {sentence && (
      <p className="flex gap-2.5 rounded-control bg-danger-soft px-3.5 py-3 text-danger">
        <CircleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
        <span>{sentence}</span>
      </p>
    )}
  </div>
)
