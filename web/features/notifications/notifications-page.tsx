import Bell from 'lucide-react/icons/bell'
import CheckCheck from 'lucide-react/icons/check-check'
import Settings from 'lucide-react/icons/settings-2'
import { PREFERENCES_PAGE } from '#domain/notifications/address.ts'
import { useAccount, useLive, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { readingOps, readNotifications, type Told } from './read-notifications.ts'

/** `/notificari`: the person's notifications; each leads to its thing, and is read once the person has seen that. */
export const Component = () => {
  const text = m.notifications
  return (
    <Page className="max-w-3xl">
      {useAccount() ? (
        <Notifications />
      ) : (
        <>
          <PageHeader title={text.title} />
          <EmptyState
            icon={<Bell />}
            title={text.noAccount.title}
            action={<ButtonLink to="/cont/inregistrare">{text.noAccount.action}</ButtonLink>}
          >
            {text.noAccount.text}
          </EmptyState>
        </>
      )}
    </Page>
  )
}

const Notifications = () => {
  const text = m.notifications
  const write = useMutate()
  const told = useLive(readNotifications)
  if (!told) return null
  const unread = told.filter(({ row }) => row.unread === 1)
  return (
    <>
      <PageHeader
        title={text.title}
        under={text.under}
        actions={
          <>
            {unread.length > 0 && (
              <Button
                icon={<CheckCheck aria-hidden />}
                onClick={() => reportError(write(text.readLabel, readingOps(unread)))}
              >
                {text.readAll}
              </Button>
            )}
            <ButtonLink to={PREFERENCES_PAGE} variant="quiet" icon={<Settings aria-hidden />}>
              {text.settings.link}
            </ButtonLink>
          </>
        }
      />
      {told.length === 0 ? (
        <EmptyState icon={<Bell />} title={text.none.title}>
          {text.none.text}
        </EmptyState>
      ) : (
        <Paper>
          <ul className="divide-y divide-rule">
            {told.map((one) => (
              <Entry key={one.row.id} told={one} />
            ))}
          </ul>
        </Paper>
      )}
    </>
  )
}

/** One notification. What is unread says so in words too, not by its weight alone. */
const Entry = ({ told: { row, title, body, to } }: { told: Told }) => {
  const isUnread = row.unread === 1
  return (
    <li>
      <Link
        to={to}
        className="flex gap-3 px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed desk:px-8"
      >
        <span aria-hidden className={cx('mt-2 size-2 shrink-0 rounded-full', isUnread && 'bg-accent')} />
        <span className="min-w-0 grow">
          {isUnread && <span className="sr-only">{m.notifications.isUnread}. </span>}
          <span className={cx('block wrap-anywhere', isUnread ? 'font-semibold' : 'font-medium')}>
            {title}
          </span>
          <span className="block text-ink-2 wrap-anywhere">{body}</span>
          <span className="block text-sm text-ink-3 figures">{formatInstant(row.at)}</span>
        </span>
      </Link>
    </li>
  )
}
