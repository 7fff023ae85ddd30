import Info from 'lucide-react/icons/info'
import { useAccount, useEntitlement } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

/**
 * Says that the server has not been reached for too long, and what is blocked until then. Nothing while the lease is
 * valid.
 */
export const LeaseNote = ({ className }: { className?: string }) => {
  const me = useAccount()
  const { state } = useEntitlement()
  if (me === null || state === 'valid') return null
  const text = m.account.lease[state]
  return (
    <div role="status" className={cx('flex gap-2.5 rounded-control bg-sunk px-4 py-3.5', className)}>
      <Info className="mt-0.5 size-4.5 shrink-0 text-ink-3" aria-hidden />
      <p>
        <strong className="block font-semibold">{text.title}</strong>
        <span className="text-ink-2">{text.text}</span>
      </p>
    </div>
  )
}
