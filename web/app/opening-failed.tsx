import RotateCw from 'lucide-react/icons/rotate-cw'
import Wrench from 'lucide-react/icons/wrench'
import { isBlockedError, isQuotaError } from '#web/data/connection.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page-header.tsx'

/** S19: the browser does not open its storage. Replaces the whole app, which cannot work without it. */
export const OpeningFailed = ({ error }: { error: unknown }) => {
  const text = m.shell.storage
  return (
    <Page>
      <title>{`${text.title} · ${m.shell.product}`}</title>
      <EmptyState
        level={1}
        className="pt-[14vh]"
        icon={<Wrench />}
        title={text.title}
        action={
          <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={() => location.reload()}>
            {m.shell.reload}
          </Button>
        }
      >
        <p>{isQuotaError(error) ? text.full : isBlockedError(error) ? text.blocked : text.text}</p>
        <pre className="mt-4 max-h-40 overflow-auto rounded-control border border-rule bg-sunk p-3 text-sm whitespace-pre-wrap text-ink-2 select-all">
          {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        </pre>
      </EmptyState>
    </Page>
  )
}
