import FileDown from 'lucide-react/icons/file-down'
import ScrollText from 'lucide-react/icons/scroll-text'
import { spreadsheetCsv } from '#domain/csv/csv.ts'
import type { CollectionName } from '#domain/modules.ts'
import type { AuditAct } from '#domain/sync/log.ts'
import { useAccount, useData, useLive, usePermission } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useQuery } from '#web/listing/use-query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { LoadingBar } from '#web/ui/progress.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { type AuditLine, auditFacts, auditLines, auditTitle } from './audit-lines.ts'
import { AUDIT, type AuditQuery, auditPage, useAudit } from './use-audit.ts'

/** `/setari/jurnal`: who changed what in the whole shop, for its owner. */
export const Component = () => {
  const text = m.audit
  const me = useAccount()
  const mayAudit = usePermission('audit')
  return (
    <Page className="max-w-4xl">
      {me && mayAudit ? (
        <Audit />
      ) : (
        <>
          <PageHeader title={text.title} back={{ to: '/setari', label: m.settings.title }} />
          <EmptyState icon={<ScrollText />} title={me ? text.ownerOnly.title : text.noAccount.title}>
            {me ? text.ownerOnly.text : text.noAccount.text}
          </EmptyState>
        </>
      )}
    </Page>
  )
}

/** What people look for; the others are found by their text. */
const COLLECTIONS: readonly CollectionName[] = [
  'orders',
  'order_lines',
  'vehicles',
  'contacts',
  'invoices',
  'payments',
  'messages',
  'appointments',
  'catalog_preturi',
  'tenants',
  'members',
]

const ALL = '-'

const Audit = () => {
  const text = m.audit
  const { db } = useData()
  const [query, change] = useQuery(AUDIT)
  const { acts, next, problem, isLoading, more } = useAudit(query)
  // An act is shown with its lines: they would push away the acts below it.
  const read = useLive(
    (data) => Promise.all(acts.map(async (act) => ({ act, lines: await auditLines(data, act) }))),
    [acts],
  )
  const shown = read ?? []
  const members = useLive((data) => data.rows('members').toArray())
  const people = (members ?? []).filter(({ user_id }) => user_id !== '')
  const download = async () => {
    const rows: string[][] = []
    for (const act of await allActs(query))
      for (const { text: line } of await auditLines(db, act))
        rows.push([act.at, act.userName, auditTitle(act), line, act.device, act.place])
    saveFile(spreadsheetCsv([[...text.columns], ...rows]), `${text.file}-${dayNow()}.csv`)
  }
  return (
    <>
      <PageHeader
        title={text.title}
        under={text.under}
        back={{ to: '/setari#jurnal', label: m.settings.title }}
        actions={
          <Button icon={<FileDown aria-hidden />} onClick={() => reportError(download())}>
            {text.csv}
          </Button>
        }
      />
      <div className="mb-4 grid grid-cols-2 items-end gap-3 desk:grid-cols-4">
        <SearchField
          className="col-span-2 desk:col-span-4"
          label={text.search}
          value={query.text}
          onChange={(value) => change({ text: value })}
        />
        <SelectField
          label={text.person}
          value={query.person ?? ALL}
          onChange={(value) => change({ person: value === ALL ? null : value })}
          options={[
            { value: ALL, label: text.everybody },
            ...people.map(({ user_id, name }) => ({ value: user_id, label: name })),
          ]}
        />
        <SelectField
          label={text.what}
          value={query.collection || ALL}
          onChange={(value) => change({ collection: value === ALL ? '' : value })}
          options={[
            { value: ALL, label: text.everything },
            ...COLLECTIONS.map((name) => ({ value: name as string, label: m.sync.collections[name] })),
          ]}
        />
        <DayField label={text.from} value={query.from} onChange={(from) => change({ from })} />
        <DayField label={text.until} value={query.until} onChange={(until) => change({ until })} />
      </div>
      <LoadingBar active={isLoading} />
      {problem && (
        <p role="alert" className="py-4 text-ink-2">
          {problem}
        </p>
      )}
      {!problem && !isLoading && acts.length === 0 && (
        <EmptyState icon={<ScrollText />} title={text.nothing.title}>
          {text.nothing.text}
        </EmptyState>
      )}
      {acts.length > 0 && shown.length > 0 && (
        <Paper>
          <ol className="divide-y divide-rule">
            {shown.map(({ act, lines }) => (
              <Act key={`${act.at}/${act.changes[0]?.rev}`} {...{ act, lines }} />
            ))}
          </ol>
        </Paper>
      )}
      {next !== null && (
        <Button variant="quiet" wide className="mt-3" busy={isLoading} onClick={more}>
          {m.history.more}
        </Button>
      )}
    </>
  )
}

/** Most acts of a file. */
const MOST = 20_000

/** Every act that a query finds. */
const allActs = async (query: AuditQuery): Promise<AuditAct[]> => {
  const found: AuditAct[] = []
  let before: number | null = null
  do {
    const page = await auditPage(query, before)
    found.push(...page.acts)
    before = page.next
  } while (before !== null && found.length < MOST)
  return found
}

/** Lines of an act that are shown before all are asked for. */
const SHOWN = 8

const Act = ({ act, lines }: { act: AuditAct; lines: readonly AuditLine[] }) => (
  <li className="px-4 py-3.5 desk:px-8">
    <p className="font-medium wrap-anywhere">{auditTitle(act)}</p>
    <p className="text-sm text-ink-2 figures">{auditFacts(act).join(' · ')}</p>
    <Lines lines={lines.slice(0, SHOWN)} />
    {lines.length > SHOWN && (
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent-text">
          {m.audit.others(lines.length - SHOWN)}
        </summary>
        <Lines lines={lines.slice(SHOWN)} />
      </details>
    )}
  </li>
)

const Lines = ({ lines }: { lines: readonly AuditLine[] }) => (
  <ul className="mt-1.5 flex flex-col gap-1 text-sm">
    {lines.map(({ key, text }) => (
      <li key={key} className="wrap-anywhere first-letter:uppercase">
        {text}
      </li>
    ))}
  </ul>
)
