import { lineTotal } from '#domain/workshop/orders/totals.ts'
import { usePermission } from '#web/data/hooks.ts'
import { useFollowUps } from '#web/data/workshop/use-follow-ups.ts'
import { formatDayShort, formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Paper } from '#web/ui/paper.tsx'

/** What the client postponed at earlier visits: a reason to call. */
export const VehicleFollowUps = ({ vehicleId }: { vehicleId: string }) => {
  const text = m.vehiclesPage.followUps
  const found = useFollowUps(vehicleId)
  const seesPrices = usePermission('prices')
  if (!found || found.length === 0) return null
  return (
    <section aria-labelledby="follow-ups" className="mb-6">
      <h2 id="follow-ups" className="mb-2 engraved text-ink-3">
        {text.title}
      </h2>
      <Paper>
        <ul>
          {found.map(({ line, order }) => (
            <li key={line.id} className="border-b border-rule last:border-b-0">
              <Link
                to={`/comenzi/${order.id}`}
                className="flex min-h-14 items-center justify-between gap-4 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 desk:px-5"
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium">{line.descriere}</span>
                  <span className="block text-sm text-ink-2">
                    {m.sync.kinds[line.stare]} · {formatDayShort(order.data_comanda)}
                  </span>
                </span>
                {seesPrices && <span className="shrink-0 figures">{formatLei(lineTotal(line))}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  )
}
