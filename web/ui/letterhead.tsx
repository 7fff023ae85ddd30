import { type LetterheadShop as PrintedShop, shopOf } from '#domain/documents/parts.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { Paper } from './paper.tsx'

export type LetterheadShop = PrintedShop & Pick<Shop, 'nume' | 'platitor_tva'>

/** The head of the printed deviz, updated as a person types. */
export const Letterhead = ({
  shop,
  caption,
  placeholder,
  className,
}: {
  shop: LetterheadShop
  caption: string
  placeholder: string
  className?: string
}) => {
  const { lines } = shopOf(shop, shop.platitor_tva === 1, { logo: '' })
  return (
    <figure className={cx('min-w-0', className)}>
      <figcaption className="mb-2 engraved text-ink-3">{caption}</figcaption>
      <Paper className="overflow-hidden shadow-2">
        <div className="grid min-h-34 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-6 px-5 pt-5 pb-4">
          <div className="min-w-0">
            <p
              className={cx(
                'text-lg leading-tight font-bold wrap-anywhere [font-stretch:88%]',
                !shop.nume.trim() && 'text-ink-3',
              )}
            >
              {shop.nume.trim() || placeholder}
            </p>
            {lines.map((line) => (
              <p key={line} className="mt-1 text-sm wrap-anywhere text-ink-2 figures">
                {line}
              </p>
            ))}
          </div>
          <div aria-hidden className="max-w-[25vw] text-right">
            <p className="text-xl font-bold cond">
              {m.settings.shop.deviz} <span className="font-medium text-ink-2 figures">147</span>
            </p>
          </div>
        </div>
        <div aria-hidden className="mx-5 h-2 ticks text-rule-strong" />
        {/* The document continues below. */}
        <div aria-hidden className="h-6 bg-linear-to-b from-paper to-sunk" />
      </Paper>
    </figure>
  )
}
