import Database from 'lucide-react/icons/database'
import { useAccount, useLive, usePermission } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { ExportList } from './export-list.tsx'
import { ExportRequest } from './export-request.tsx'
import { readExports } from './read-exports.ts'

/** `/setari/export`: the shop's data as files, all of it or for ROAAUTO on Oracle, built by the server in the background. */
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
        <Exports />
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

const Exports = () => {
  const views = useLive(readExports)
  if (!views) return null
  return (
    <>
      {(['data', 'roaauto'] as const).map((kind) => (
        <ExportRequest key={kind} kind={kind} last={views.find(({ row }) => row.kind === kind) ?? null} />
      ))}
      <ExportList views={views} />
    </>
  )
}
