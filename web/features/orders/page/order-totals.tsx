import type { ReactNode } from 'react'
import { orderVatRate } from '#domain/workshop/orders/rules.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { orderTotals, type Totals } from '#domain/workshop/orders/totals.ts'
import { useData, useRow } from '#web/data/hooks.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { Edits } from '#web/features/orders/editor/edits.ts'
import { useShownLines } from '#web/features/orders/editor/use-edits.ts'
import { formatMoney, formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { foot } from '#web/ui/foot.ts'
import { DocSum } from '#web/ui/paper.tsx'

export type LiveTotals = Totals & { rate: number }

/**
 * The totals including what is being typed, calculated as the commit does (S10.1); an order that is not in work shows
 * its own. Null for a person who sees no prices.
 */
export const useTotals = (
  order: Order | null,
  day: string,
  lines: readonly OrderLine[],
  edits: Edits,
): LiveTotals | null => {
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const shown = useShownLines(lines, edits)
  if (!useEditorFacts().seesPrices) return null
  if (order && order.status !== 'DRAFT') return { ...order, rate: order.cota_tva }
  const rate = orderVatRate(day, shop?.platitor_tva !== 0)
  return { ...orderTotals(shown, rate), rate }
}

const vatLabel = (rate: number): string =>
  rate === 0 ? m.orders.totals.noVat : m.orders.totals.vat(formatRate(rate))

/** The totals as they are at the foot of the deviz; nothing for a person who sees no prices. */
export const TotalsColumn = ({ totals }: { totals: LiveTotals | null }) =>
  totals && (
    <div>
      <DocSum label={m.orders.totals.labour} bani={totals.total_manopera} />
      <DocSum label={m.orders.totals.parts} bani={totals.total_materiale} />
      {totals.rate > 0 && <DocSum label={m.orders.totals.base} bani={totals.total_fara_tva} />}
      <DocSum label={vatLabel(totals.rate)} bani={totals.tva} />
      <DocSum label={m.orders.totals.total} bani={totals.total_general} strong />
    </div>
  )

/** Bani from which a total needs smaller figures to fit beside the buttons of a phone. */
const MILLION = 100_000_000

/** The same in two lines, visible at the bottom of a phone. */
export const TotalsBar = ({
  totals,
  notice,
  menu,
  children,
}: {
  totals: LiveTotals | null
  notice: ReactNode
  menu: ReactNode
  /** The large actions: beside the total where they fit, else in their own row. */
  children: ReactNode
}) => (
  <section
    aria-label={m.orders.totals.title}
    ref={foot}
    data-foot
    className="sticky bottom-(--over-bar) z-20 -mx-4 mt-4 border-t border-rule-strong bg-paper px-4 pt-2 pb-3 shadow-2 typing:py-1 desk:bottom-0 desk:mx-0 desk:rounded-t-panel desk:px-6"
  >
    {totals && (
      <dl className="flex justify-between typing:hidden gap-x-3 text-sm text-ink-2 desk:justify-start desk:gap-x-8">
        <Part label={m.orders.totals.labour} bani={totals.total_manopera} />
        <Part label={m.orders.totals.partsShort} bani={totals.total_materiale} />
        <Part
          label={totals.rate === 0 ? m.orders.totals.noVatShort : vatLabel(totals.rate)}
          bani={totals.tva}
        />
      </dl>
    )}
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-2 typing:mt-0">
      {totals && (
        <p className="typing:flex typing:w-full typing:items-baseline typing:justify-between">
          <span className="sr-only typing:not-sr-only typing:text-sm typing:text-ink-2">
            {m.orders.totals.total}
            <span className="typing:hidden">: </span>
          </span>
          <span
            className={cx(
              'font-bold tracking-tight whitespace-nowrap figures typing:text-base',
              totals.total_general < MILLION ? 'text-2xl' : 'text-xl',
            )}
          >
            {formatMoney(totals.total_general)}
            <span className="text-base font-normal text-ink-3">{`\u00a0${m.ui.lei}`}</span>
          </span>
        </p>
      )}
      <div className="ml-auto typing:hidden">{menu}</div>
      <div className="flex grow flex-wrap gap-2 typing:hidden max-[26rem]:[&_:is(button,a)]:px-3 desk:grow-0 [&>*]:grow">
        {children}
      </div>
    </div>
    {notice}
  </section>
)

const Part = ({ label, bani }: { label: string; bani: number }) => (
  <div className="flex min-w-0 flex-wrap gap-x-1.5 desk:flex-nowrap">
    <dt className="truncate text-ink-3">{label}</dt>
    <dd className="figures font-medium">{formatMoney(bani)}</dd>
  </div>
)
