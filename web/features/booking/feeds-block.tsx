import Copy from 'lucide-react/icons/copy'
import { useState } from 'react'
import * as api from '#domain/api/booking.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import { call } from '#web/data/call.ts'
import { mechanicName } from '#web/data/workshop/calendar.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { copyText } from '#web/ui/copy-text.ts'
import { toast } from '#web/ui/toast-store.ts'

/** The calendars that other programs read: of the shop, and of each mechanic. */
export const FeedsBlock = ({
  mechanics,
  readOnly,
}: {
  mechanics: readonly Mechanic[]
  readOnly: boolean
}) => {
  const t = m.booking.feeds
  const feeds = [
    { id: '', name: t.shop },
    ...mechanics.filter(({ activ }) => activ === 1).map((one) => ({ id: one.id, name: mechanicName(one) })),
  ]
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h2 className="text-lg font-semibold">{t.title}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{t.text}</p>
      </div>
      <ul className="divide-y divide-rule border-y border-rule">
        {feeds.map((feed) => (
          <Feed key={feed.id} {...feed} readOnly={readOnly} />
        ))}
      </ul>
      <p className="text-sm text-ink-2">{t.secret}</p>
    </div>
  )
}

/** One calendar. The screen requests its address when a person wants it: it is a secret, and devices keep none. */
const Feed = ({ id, name, readOnly }: { id: string; name: string; readOnly: boolean }) => {
  const t = m.booking.feeds
  const [isAsking, setAsking] = useState(false)
  const addressOf = async (renew: boolean) =>
    (await call(api.feedAddress, { body: { mechanicId: id, renew } })).url
  const copy = () => reportError(addressOf(false).then(copyText))
  const renew = () =>
    reportError(
      addressOf(true).then(async (address) => {
        setAsking(false)
        toast(t.renewed)
        await copyText(address)
      }),
    )
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span className="min-w-40 grow font-medium">{name}</span>
      {isAsking ? (
        <>
          <span className="text-sm text-ink-2">{t.sure}</span>
          <Button size="s" variant="danger" onClick={renew}>
            {t.yes}
          </Button>
          <Button size="s" variant="quiet" onClick={() => setAsking(false)}>
            {t.no}
          </Button>
        </>
      ) : (
        <>
          <Button
            size="s"
            icon={<Copy aria-hidden />}
            disabled={readOnly}
            aria-label={t.copyOf(name)}
            onClick={copy}
          >
            {t.copy}
          </Button>
          <Button
            size="s"
            variant="quiet"
            disabled={readOnly}
            aria-label={t.renewOf(name)}
            onClick={() => setAsking(true)}
          >
            {t.renew}
          </Button>
        </>
      )}
    </li>
  )
}
