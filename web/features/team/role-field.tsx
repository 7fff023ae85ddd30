import { isOwner, mayGive, ROLES, type Role } from '#domain/team/roles.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'

/** The role of a colleague, among those that this person may give; what it may do stands under it. */
export const RoleField = ({ value, onChange }: { value: Role; onChange: (role: Role) => void }) => {
  const { actor } = useData().writer
  const options = ROLES.filter(
    (role) => !isOwner(role) && actor.kind === 'staff' && mayGive(actor.role, role),
  )
  return (
    <SelectField
      label={m.team.invite.role}
      hint={m.team.roleHints[value]}
      options={options.map((role) => ({ value: role, label: m.settings.account.roles[role] }))}
      value={value}
      onChange={onChange}
    />
  )
}
