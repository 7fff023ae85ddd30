import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useState } from 'react'
import { marginOf } from '#domain/workshop/orders/margin.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { formatLei, formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'

/** Stored on the device: the client may be standing at the desk. */
const KEY = 'roa.orders.margin'

/** The order's margin on its parts, while it is written; only for people who may see costs, and a press hides it. */
export const OrderMargin = ({ lines }: { lines: readonly OrderLine[] }) => {
  const { seesCosts, costs } = useEditorFacts()
  const [isShown, setShown] = useState(() => localStorage.getItem(KEY) !== 'off')
  const margin = marginOf(
    lines,
    [...costs].map(([id, pret_achizitie]) => ({ id, pret_achizitie })),
  )
  if (!seesCosts || !lines.some(({ tip }) => tip === 'material')) return null
  const t = m.orders.margin
  const toggle = () => {
    localStorage.setItem(KEY, isShown ? 'off' : 'on')
    setShown(!isShown)
  }
  return (
    <div className="mt-3 flex items-start justify-between gap-2 border-t border-rule pt-2 text-sm">
      <div className="min-w-0 pt-1.5">
        {!isShown ? (
          <span className="text-ink-3">{t.hidden}</span>
        ) : margin.rate === null ? (
          <span className="text-ink-3">{t.none}</span>
        ) : (
          <>
            <span className="text-ink-2">{t.title} </span>
            <span className={cx('font-semibold figures', margin.profit < 0 ? 'text-danger' : 'text-good')}>
              {formatLei(margin.profit)} · {formatRate(margin.rate)}
            </span>
            <span className="block text-ink-3">
              {t.cost(formatLei(margin.cost))}
              {margin.unknown > 0 && ` · ${t.unknown(margin.unknown)}`}
            </span>
          </>
        )}
      </div>
      <IconButton
        label={isShown ? t.hide : t.show}
        size="s"
        icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        onClick={toggle}
      />
    </div>
  )
}
