import Undo from 'lucide-react/icons/undo-2'
import type { PortalLink } from '#domain/workshop/approvals/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'

/** The links of an order that its client has, newest first: each can be withdrawn. `now` is an instant. */
export const LinkList = ({ links, now }: { links: readonly PortalLink[]; now: string }) => {
  const t = m.approvals.links
  const mutate = useMutate()
  const may = useMay()
  const mayWithdraw = may('patch', 'portal_links', 'withdrawn_at')
  const withdraw = ({ id }: PortalLink) =>
    reportError(
      mutate(t.withdrawn, [{ op: 'patch', collection: 'portal_links', id, data: { withdrawn_at: now } }]),
    )
  return (
    <ul className="mt-1">
      {links
        .toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
        .map((link) => {
          const isOpen = link.withdrawn_at === null && link.expires_at > now
          const channel = m.approvals.channels[link.channel]
          return (
            <li key={link.id} className="flex items-center gap-3 border-b border-rule py-1.5 last:border-0">
              <span className="min-w-0 grow">
                <span className="block">{t.made(channel, formatInstant(link.made_at))}</span>
                <span className="block text-sm text-ink-2">
                  {link.withdrawn_at !== null
                    ? t.withdrawnAt(formatInstant(link.withdrawn_at))
                    : isOpen
                      ? t.until(formatInstant(link.expires_at))
                      : t.expired(formatInstant(link.expires_at))}
                </span>
              </span>
              {isOpen && mayWithdraw && (
                <IconButton
                  label={t.withdraw(channel)}
                  icon={<Undo aria-hidden />}
                  size="s"
                  onClick={() => withdraw(link)}
                />
              )}
            </li>
          )
        })}
    </ul>
  )
}
