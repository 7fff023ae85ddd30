import type { MessageMeter } from '#domain/messages/channels.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { priceOf } from '#domain/plans/unit-price.ts'
import type { Standing } from '#domain/usage/standing.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'

/** What a message takes of what is left, and what that costs; where it is too little, the way to more. */
export const CostNote = ({
  feature,
  units,
  standing,
}: {
  feature: MessageMeter
  units: number
  standing: Standing
}) => {
  const text = m.send
  const price = priceOf(feature, units)
  const isShort = standing.left < units
  return (
    <p role="status" className={cx('text-sm', isShort ? 'text-danger' : 'text-ink-2')}>
      {text.cost(
        [text.units[feature](units), price !== null && `(${formatLei(price)})`].filter(Boolean).join(' '),
        units,
        standing.left,
      )}
      {isShort && (
        <>
          {' '}
          <Link to={UPGRADE_PATH} className="font-medium text-accent-text underline underline-offset-2">
            {text.more}
          </Link>
        </>
      )}
    </p>
  )
}
