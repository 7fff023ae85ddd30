import type { Suggestion } from '#domain/plans/suggestions.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { useSuggestion } from './use-suggestion.ts'

const ON_DASHBOARD: readonly Suggestion[] = ['orders_20', 'orders_40', 'orders_50', 'months_3']
const ON_DOCUMENTS: readonly Suggestion[] = ['share_pdf']

/** How each is shown (source 000): a small banner, a card, or a sheet at the bottom that blocks nothing. */
const LOOKS: Readonly<Record<Suggestion, string>> = {
  orders_20: 'mb-6 rounded-control border border-rule px-4 py-3 text-sm',
  orders_40: 'mb-6 rounded-panel border border-rule bg-paper px-5 py-5 shadow-1',
  months_3: 'mb-6 rounded-panel border border-rule bg-paper px-5 py-5 shadow-1',
  orders_50:
    'fixed inset-x-0 bottom-(--over-bar) z-20 typing:hidden mx-auto max-w-lg rounded-t-sheet border border-rule bg-paper px-5 pt-5 pb-5 shadow-3 desk:right-6 desk:bottom-6 desk:left-auto desk:rounded-panel',
  share_pdf: 'border-l-2 border-accent pl-3 text-sm',
}

const Note = ({ among }: { among: readonly Suggestion[] }) => {
  const found = useSuggestion(among)
  if (!found) return null
  const { suggestion, orders, dismiss } = found
  const text = m.backup.suggestions
  const isSmall = suggestion === 'orders_20' || suggestion === 'share_pdf'
  return (
    <section aria-label={text.label} className={LOOKS[suggestion]}>
      <p className={cx('text-pretty', !isSmall && 'font-medium')}>{text[suggestion](orders)}</p>
      {isSmall ? (
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <Link
            to="/cont/inregistrare"
            className="py-2 font-medium text-accent-text underline underline-offset-2"
          >
            {text.see}
          </Link>
          <Button size="s" variant="quiet" onClick={dismiss}>
            {text.no}
          </Button>
        </div>
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          <ButtonLink to="/cont/inregistrare">{text.see}</ButtonLink>
          <Button variant="quiet" onClick={dismiss}>
            {text.no}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The suggestion of the day on the first screen. */
export const DashboardSuggestion = () => <Note among={ON_DASHBOARD} />

/** The suggestion beside a document that was handed over by hand. */
export const DocumentSuggestion = () => <Note among={ON_DOCUMENTS} />
