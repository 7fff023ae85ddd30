import Download from 'lucide-react/icons/download'
import type { ReactNode } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { formatCursor } from '#domain/sync/protocol.ts'
import { type Diagnostics, readDiagnostics } from '#web/data/diagnostics.ts'
import { useData, useLive, useSyncSummary } from '#web/data/hooks.ts'
import { formatBytes, formatInstant, formatInteger } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { BringUnsent, SaveUnsent } from '#web/syncing/unsent-actions.tsx'
import { Button } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'

/** `/sincronizare/diagnostic`: what support needs, on one page and as a file. */
export const Component = () => {
  const data = useData()
  // The status is not stored in the database, so a new one must trigger a new read.
  const { phase, lastSyncAt, lastError } = useSyncSummary()
  const found = useLive(() => readDiagnostics(data), [data, phase, lastSyncAt, lastError])
  const text = m.diagnostics
  return (
    <Page className="max-w-3xl">
      <PageHeader
        title={text.title}
        back={{ to: '/sincronizare', label: m.sync.title }}
        under={text.under}
        actions={
          <Button icon={<Download aria-hidden />} disabled={!found} onClick={() => found && save(found)}>
            {text.save}
          </Button>
        }
      />
      {found && <Facts found={found} />}
    </Page>
  )
}

const save = (found: Diagnostics): void =>
  saveFile(
    JSON.stringify(found, null, 2),
    m.diagnostics.fileName(dayInRomania(Date.parse(found.madeAt))),
    'application/json',
  )

const Facts = ({ found }: { found: Diagnostics }) => {
  const { groups, phases, facts } = m.diagnostics
  const { status, outbox, rejected, storage } = found
  const yesNo = (value: boolean | null) => (value === null ? facts.none : value ? facts.yes : facts.no)
  return (
    <div className="flex flex-col gap-6 pb-10">
      <Group title={groups.sync}>
        <Fact label={facts.mode}>{found.mode === 'local' ? facts.local : facts.synced}</Fact>
        <Fact label={facts.phase}>{[phases[status.phase], status.problem].filter(Boolean).join(' · ')}</Fact>
        <Fact label={facts.cursor}>
          {found.cursor ? formatCursor(found.cursor) : (found.localHead ?? facts.none)}
        </Fact>
        <Fact label={facts.lastSync}>
          {status.lastSyncAt === null ? facts.none : formatInstant(new Date(status.lastSyncAt).toISOString())}
        </Fact>
        <Fact label={facts.lastError}>{status.lastError ?? facts.none}</Fact>
        <Fact label={facts.client}>{found.clientId}</Fact>
      </Group>
      <Group title={groups.waiting}>
        <Fact label={facts.count}>{formatInteger(outbox.count)}</Fact>
        <Fact label={facts.oldest}>{outbox.oldest === null ? facts.none : formatInstant(outbox.oldest)}</Fact>
        {outbox.acts.length > 0 && <Fact label={facts.acts}>{outbox.acts.join(', ')}</Fact>}
      </Group>
      {found.mode === 'synced' && (
        <div className="-mt-2 flex flex-wrap gap-2">
          {outbox.count + rejected.length > 0 && <SaveUnsent />}
          <BringUnsent />
        </div>
      )}
      {rejected.length > 0 && (
        <Group title={groups.rejected}>
          {rejected.map(({ at, id, code, ops }) => (
            <Fact key={id} label={`${formatInstant(at)} · ${code}`}>
              {ops.join(', ')}
            </Fact>
          ))}
        </Group>
      )}
      <Group title={groups.rows}>
        {Object.entries(found.rows).map(([name, count]) => (
          <Fact key={name} label={m.sync.collections[name as keyof typeof m.sync.collections] ?? name}>
            {formatInteger(count)}
          </Fact>
        ))}
      </Group>
      <Group title={groups.device}>
        <Fact label={facts.online}>{yesNo(found.online)}</Fact>
        <Fact label={facts.persisted}>{yesNo(found.persisted)}</Fact>
        <Fact label={facts.space}>
          {storage ? `${formatBytes(storage.used)} / ${formatBytes(storage.quota)}` : facts.none}
        </Fact>
        <Fact label={facts.protocol}>{found.protocol}</Fact>
        <Fact label={facts.browser}>{found.userAgent}</Fact>
      </Group>
    </div>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-2 engraved text-ink-3">{title}</h2>
    <Paper>
      <dl className="px-4 py-1 desk:px-5">{children}</dl>
    </Paper>
  </section>
)

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col gap-x-6 border-t border-rule py-2 first:border-t-0 desk:flex-row desk:items-baseline">
    <dt className="shrink-0 text-sm text-ink-2 wrap-anywhere desk:w-64">{label}</dt>
    <dd className="min-w-0 figures wrap-anywhere">{children}</dd>
  </div>
)
