import CloudCheck from 'lucide-react/icons/cloud-check'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { RejectedCard } from './rejected-card.tsx'

/** `/sincronizare`: the changes that the server refused (S8), kept until somebody decides. */
export const Component = () => {
  const entries = useLive((db) => db.rejected.orderBy('n').toArray())
  const text = m.sync.rejected
  return (
    <Page className="max-w-3xl">
      <PageHeader title={text.title} {...(entries && entries.length > 0 && { under: text.under })} />
      {entries?.length === 0 && (
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
    </Page>
  )
}
