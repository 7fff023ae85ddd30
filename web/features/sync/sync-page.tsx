import CloudCheck from 'lucide-react/icons/cloud-check'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { RejectedCard } from '#web/syncing/rejected/rejected-card.tsx'
import { ReplacedList } from '#web/syncing/replaced/replaced-list.tsx'
import { useReplaced } from '#web/syncing/replaced/use-replaced.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'

/**
 * `/sincronizare`: changes that the server refused (S8.3), and values of this person that others have replaced (S7.3),
 * kept until the person decides.
 */
export const Component = () => {
  const entries = useLive((db) => db.rejected.orderBy('n').toArray())
  const replaced = useReplaced()
  const { rejected: text, replaced: other } = m.sync
  const hasReplaced = Boolean(replaced?.views.length)
  const isReplacedAlone = hasReplaced && entries?.length === 0
  return (
    <Page className="max-w-3xl">
      <PageHeader
        title={isReplacedAlone ? other.title : text.title}
        {...(isReplacedAlone
          ? { under: other.under }
          : entries && entries.length > 0 && { under: text.under })}
      />
      {entries?.length === 0 && replaced && !hasReplaced && (
        <EmptyState
          icon={<CloudCheck />}
          title={text.none}
          action={<ButtonLink to="/">{text.home}</ButtonLink>}
        >
          {text.noneText}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-5">
        {entries?.map((entry) => (
          <RejectedCard key={entry.n} entry={entry} />
        ))}
      </ul>
      {replaced && hasReplaced && (
        <section aria-label={other.title} className={isReplacedAlone ? '' : 'mt-8'}>
          {!isReplacedAlone && (
            <>
              <h2 className="text-lg font-semibold">{other.title}</h2>
              <p className="mb-3 text-ink-2">{other.under}</p>
            </>
          )}
          <Paper>
            <div className="px-4 py-1 desk:px-6">
              <ReplacedList news={replaced} />
            </div>
          </Paper>
        </section>
      )}
    </Page>
  )
}
