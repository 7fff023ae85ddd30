import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'

/** Whether mechanics see prices, discounts and sums (S24.3). */
export const PricesBlock = ({ shop }: { shop: Shop }) => {
  const t = m.settings.prices
  const mutate = useMutate()
  const save = (shows: boolean) =>
    reportError(
      mutate(shows ? t.shown : t.hidden, [
        {
          op: 'patch',
          collection: 'tenants',
          id: shop.id,
          data: { mechanics_see_prices: shows ? 1 : 0 },
        },
      ]),
    )
  return (
    <>
      <label className="flex min-h-10 items-center gap-2.5 font-medium pointer-coarse:min-h-12">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-(--accent)"
          checked={shop.mechanics_see_prices === 1}
          onChange={(event) => void save(event.target.checked)}
        />
        {t.mechanics}
      </label>
      <p className="mt-1 max-w-prose text-sm text-ink-2">{t.hint}</p>
    </>
  )
}
