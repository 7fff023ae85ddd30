import Bell from 'lucide-react/icons/bell'
import { NOTIFICATIONS_PAGE } from '#domain/notifications/address.ts'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'

/** How many notifications the person has not read. */
export const useUnread = (): number =>
  useLive((db) => db.rows('notifications').where('unread').equals(1).count()) ?? 0

/** The number of unread notifications, for the eye; screen readers hear the words of its link. */
export const UnreadCount = ({ count, className }: { count: number; className?: string }) => (
  <span
    aria-hidden
    className={cx(
      'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-2xs font-bold text-accent-ink figures',
      className,
    )}
  >
    {count > 99 ? '99+' : count}
  </span>
)

/** The bell of the phone's top bar: to the notifications, with the number of unread ones. */
export const BellLink = () => {
  const count = useUnread()
  const text = m.notifications
  return (
    <Link
      to={NOTIFICATIONS_PAGE}
      className="relative grid size-11 place-items-center rounded-control text-ink-2 hover:bg-hover active:bg-pressed"
    >
      <Bell className="size-5" aria-hidden />
      <span className="sr-only">{count === 0 ? text.title : `${text.title}, ${text.unread(count)}`}</span>
      {count > 0 && <UnreadCount count={count} className="absolute top-0.5 right-0" />}
    </Link>
  )
}
