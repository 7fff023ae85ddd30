import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Database from 'lucide-react/icons/database'
import FileDown from 'lucide-react/icons/file-down'
import { useAccount, usePermission, useSyncSummary } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { useOracleExport } from './use-oracle-export.ts'

/** `/setari/export`: the whole shop as files that ROAAUTO on Oracle loads. */
export const Component = () => {
  const text = m.exporting
  const me = useAccount()
  const mayExport = usePermission('export')
  return (
    <Page className="max-w-3xl">
      <PageHeader
        title={text.title}
        under={text.under}
        back={{ to: '/setari#export', label: m.settings.title }}
      />
      {me && mayExport ? (
        <OracleExport />
      ) : (
        <EmptyState
          icon={<Database />}
          title={me ? text.ownerOnly.title : text.noAccount.title}
          action={!me && <ButtonLink to="/cont/inregistrare">{text.noAccount.action}</ButtonLink>}
        >
          {me ? text.ownerOnly.text : text.noAccount.text}
        </EmptyState>
      )}
    </Page>
  )
}

const OracleExport = () => {
  const text = m.exporting
  const { pending } = useSyncSummary()
  const { state, start, stop } = useOracleExport()
  const isBusy = state.kind === 'numbering' || state.kind === 'making'
  return (
    <Paper>
      <div className="flex flex-col gap-5 px-4 py-6 desk:px-8 desk:py-8">
        <p className="max-w-prose text-md text-pretty">{text.what}</p>
        <ul className="flex flex-col gap-1.5 text-ink-2">
          {[text.tables, text.numbers, text.manifest].map((line) => (
            <li key={line} className="flex gap-2.5">
              <span aria-hidden className="mt-2.5 h-px w-3 shrink-0 bg-rule-strong" />
              {line}
            </li>
          ))}
        </ul>
        {pending > 0 && <p className="text-draft">{text.pending(pending)}</p>}
        {state.kind === 'numbering' && (
          <Progress
            label={text.numbering}
            done={state.done}
            total={state.total}
            {...(state.total === 0 && { detail: text.starting })}
          />
        )}
        {state.kind === 'making' && (
          <Progress label={text.making} done={1} total={1} detail={text.makingDetail} />
        )}
        <div role="status">
          {state.kind === 'done' && (
            <p className="flex gap-2.5 text-good">
              <CircleCheck className="mt-0.5 size-5 shrink-0" aria-hidden />
              {text.done(state.name)}
            </p>
          )}
        </div>
        {(state.kind === 'failed' || (state.kind === 'done' && !state.ties)) && (
          <p role="alert" className="flex gap-2.5 text-danger">
            <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
            {state.kind === 'failed' ? state.sentence : text.doesNotTie}
          </p>
        )}
        <div className="flex flex-wrap gap-2 max-desk:*:w-full">
          <Button variant="primary" size="l" icon={<FileDown aria-hidden />} busy={isBusy} onClick={start}>
            {state.kind === 'done' ? text.again : text.start}
          </Button>
          {isBusy && (
            <Button size="l" variant="quiet" onClick={stop}>
              {text.stop}
            </Button>
          )}
        </div>
      </div>
    </Paper>
  )
}
