import ArrowRight from 'lucide-react/icons/arrow-right'
import Undo from 'lucide-react/icons/undo-2'
import { useData } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { letBe, putBack, type ReplacedNews, type ReplacedView } from './replaced.ts'

type ListProps = {
  news: ReplacedNews
  /** On the page of the row itself its name is not repeated. */
  isHere?: boolean
}

/** Values of this person that others have replaced: which, by whom, old → new, and the two decisions. */
export const ReplacedList = ({ news, isHere = false }: ListProps) => (
  <ul className="divide-y divide-rule">
    {news.views.map((view) => (
      <Replaced key={view.entry.id} {...{ view, news, isHere }} />
    ))}
  </ul>
)

const Replaced = ({ view, news, isHere }: Required<ListProps> & { view: ReplacedView }) => {
  const text = m.sync.replaced
  const { writer } = useData()
  const { label, what, page, lost, now, by, entry } = view
  const putItBack = () =>
    reportError(putBack(writer, view, news.moot).then(() => void toast(text.isBack(label, lost))))
  return (
    <li className="py-3">
      <p className="font-semibold wrap-anywhere">
        {label}
        {!isHere && <span className="font-normal text-ink-2"> · {what}</span>}
      </p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 wrap-anywhere">
        <s className="text-ink-2">{lost}</s>
        {/* Where both do not fit on one line, the arrow points to the new one. */}
        <span className="flex min-w-0 items-center gap-2">
          <ArrowRight className="size-4 shrink-0 text-ink-3" aria-label={text.became} />
          <span className="min-w-0 font-medium">{now}</span>
        </span>
      </p>
      <p className="mt-0.5 text-sm text-ink-2">
        {by === '' ? text.byYou : text.by(by)} · {formatInstant(entry.created_at)}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button
          size="s"
          icon={<Undo aria-hidden />}
          aria-label={text.putBackLabel(label, lost)}
          onClick={putItBack}
        >
          {text.putBack}
        </Button>
        <Button
          size="s"
          variant="quiet"
          aria-label={text.letBeLabel(label, now)}
          onClick={() => reportError(letBe(writer, view, news.moot))}
        >
          {text.letBe}
        </Button>
        {!isHere && page && (
          <Link
            to={page.to}
            className="px-1 py-1 text-sm font-medium underline underline-offset-2 pointer-coarse:py-3"
          >
            {m.sync.rejected.pages[page.of]}
          </Link>
        )}
      </div>
    </li>
  )
}
