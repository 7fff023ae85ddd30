import { formatMoney } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

type MoneyProps = {
  /** Integer bani. */
  bani: number
  /** `total` is the figure that people look for first. */
  size?: 'm' | 'l' | 'total'
  unit?: boolean
  currency?: 'RON' | 'EUR'
  className?: string
}

const SIZES = {
  m: 'font-medium',
  l: 'text-lg font-semibold',
  // With larger text set by a person, a sum must not be wider than a phone.
  total: 'text-[min(2.25rem,11vw)] leading-tight font-bold tracking-tight cond',
}

/** An amount in lei, or in the currency of a document: tabular, right-aligned in its column, on one line. */
export const Money = ({ bani, size = 'm', unit = true, currency = 'RON', className }: MoneyProps) => (
  <span className={cx('figures text-right whitespace-nowrap', SIZES[size], className)}>
    {formatMoney(bani)}
    {unit && (
      <>
        {'\u00a0'}
        <span className={cx('font-normal text-ink-3', size === 'total' && 'text-[min(1.125rem,6vw)]')}>
          {currency === 'RON' ? m.ui.lei : currency}
        </span>
      </>
    )}
  </span>
)
