import { addressLine } from '#domain/documents/parts.ts'
import { formatCui } from '#domain/romania/cui.ts'
import { formatIban } from '#domain/romania/iban.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Paper } from '#web/ui/paper.tsx'

export type LetterheadShop = Pick<
  Shop,
  'nume' | 'cui' | 'reg_com' | 'adresa' | 'telefon' | 'email' | 'iban' | 'banca' | 'platitor_tva'
> &
  Partial<Pick<Shop, 'localitate' | 'judet' | 'cod_postal'>>

const labelled = (label: string, value: string): string => (value.trim() ? `${label} ${value.trim()}` : '')

/** The lines under the name, as `domain/documents/parts.ts` prints them. */
const linesOf = (shop: LetterheadShop): string[] =>
  [
    [
      addressLine({
        street: shop.adresa,
        town: shop.localitate,
        county: shop.judet,
        postalCode: shop.cod_postal,
      }),
    ],
    [
      labelled('CUI', formatCui(shop.cui, shop.platitor_tva === 1)),
      labelled(m.settings.shop.regShort, shop.reg_com),
    ],
    [labelled('Tel.', formatPhone(shop.telefon)), shop.email],
    [labelled('IBAN', formatIban(shop.iban)), shop.banca],
  ]
    .map((parts) => parts.filter((part) => part.trim() !== '').join(' · '))
    .filter((line) => line !== '')

/** The head of the printed deviz, live while one types. */
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
  const lines = linesOf(shop)
  return (
    <figure className={cx('min-w-0', className)}>
      <figcaption className="mb-2 engraved text-ink-3">{caption}</figcaption>
      <Paper className="overflow-hidden shadow-2">
        <div className="flex min-h-34 items-start justify-between gap-6 px-5 pt-5 pb-4">
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
          <div aria-hidden className="shrink-0 text-right">
            <p className="text-xl font-bold cond">
              {m.settings.shop.deviz} <span className="font-medium text-ink-2 figures">147</span>
            </p>
          </div>
        </div>
        <div aria-hidden className="mx-5 h-2 ticks text-rule-strong" />
        {/* The sheet goes on below. */}
        <div aria-hidden className="h-6 bg-linear-to-b from-paper to-sunk" />
      </Paper>
    </figure>
  )
}
