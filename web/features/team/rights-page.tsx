import { useState } from 'react'
import { REGISTRY } from '#domain/modules.ts'
import { PERMISSIONS, type Permission } from '#domain/team/permissions.ts'
import { type RowRights, rightsTable } from '#domain/team/rights-table.ts'
import type { Role } from '#domain/team/roles.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

const TABLE = rightsTable(REGISTRY)

const saidOf = ({ sees, may }: RowRights): string => {
  const t = m.team.rights
  if (sees === 'none' && may.length === 0) return t.none
  const seen = sees === 'none' ? t.none : t.sees[sees]
  return [seen, ...may.map((op) => t.ops[op])].join(', ')
}

/** `/echipa/drepturi`: what each role may see and do, from the declarations themselves. */
export const Component = () => {
  const t = m.team.rights
  const { actor } = useData().writer
  const [role, setRole] = useState<Role>(actor.kind === 'staff' ? actor.role : 'mechanic')
  const rights = TABLE.find((one) => one.role === role)
  if (!rights) return null
  // Leave out collections that the role neither sees nor writes.
  const rows = rights.rows.filter(({ sees, may }) => sees !== 'none' || may.length > 0)
  const none = rights.rows.filter((row) => !rows.includes(row))
  const nouns = m.sync.collections
  return (
    <Page className="max-w-3xl pb-10">
      <PageHeader title={t.title} under={t.under} back={{ to: '/echipa', label: m.team.title }} />
      <SelectField
        className="mb-4 max-w-80"
        label={m.team.invite.role}
        hint={m.team.roleHints[role]}
        options={TABLE.map((one) => ({ value: one.role, label: m.settings.account.roles[one.role] }))}
        value={role}
        onChange={setRole}
      />
      <Paper>
        <table className="w-full text-left">
          <tbody className="[&_td]:px-4 [&_td]:py-2 [&_th]:px-4 [&_th]:py-2 [&_tr]:border-b [&_tr]:border-rule">
            <GroupRow name={t.acts} />
            {(Object.keys(PERMISSIONS) as Permission[]).map((one) => (
              <tr key={one}>
                <th scope="row" className="font-medium">
                  {t.permissions[one]}
                </th>
                <td>{rights.permissions.includes(one) ? t.yes : t.no}</td>
              </tr>
            ))}
            <GroupRow name={t.what} />
            {rows.map((row) => (
              <tr key={row.collection}>
                <th scope="row" className="font-medium first-letter:uppercase">
                  {nouns[row.collection as keyof typeof nouns]}
                </th>
                <td>{saidOf(row)}</td>
              </tr>
            ))}
            {none.length > 0 && (
              <tr>
                <th scope="row" className="font-medium">
                  {t.none}
                </th>
                <td>{none.map(({ collection }) => nouns[collection as keyof typeof nouns]).join(', ')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </Paper>
    </Page>
  )
}

const GroupRow = ({ name }: { name: string }) => (
  <tr className="bg-sunk">
    <th scope="rowgroup" colSpan={2} className="text-sm font-semibold text-ink-2">
      {name}
    </th>
  </tr>
)
