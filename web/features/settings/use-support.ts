import type { Shop } from '#domain/workshop/shop/schema.ts'
import { isSupported, SUPPORT_MINUTES } from '#domain/workshop/shop/support.ts'
import { useNow } from '#web/appointments/use-now.ts'
import { instantOf } from '#web/data/clock.ts'
import { useMutate } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** The owner's consent to a look at the shop's rows: until when it holds (`14:05`, null for none), and how it changes. */
export const useSupport = (
  shop: Shop,
): { until: string | null; allow: (isAllowed: boolean) => Promise<unknown> } => {
  const mutate = useMutate()
  const now = useNow()
  const { support_until } = shop
  return {
    until: support_until !== null && isSupported(shop, now) ? formatTime(support_until) : null,
    allow: (isAllowed) => {
      // The commit says the end by its own clock.
      const end = instantOf(timeNow() + SUPPORT_MINUTES * 60_000)
      return reportError(
        mutate(isAllowed ? m.support.given : m.support.taken, [
          {
            op: 'patch',
            collection: 'tenants',
            id: shop.id,
            data: { support_until: isAllowed ? end : null },
          },
        ]),
      )
    },
  }
}
