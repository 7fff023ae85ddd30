import { useState } from 'react'
import type { Member } from '#domain/team/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { MemberSheet } from './member-sheet.tsx'
import { RoleField } from './role-field.tsx'

/** Another role for a colleague. */
export const RoleSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.role
  const mutate = useMutate()
  const [role, setRole] = useState(member.role)
  const sending = useSubmit(async () => {
    if (role !== member.role) {
      await mutate(m.team.actions.roleLabel, [
        { op: 'patch', collection: 'members', id: member.id, data: { role } },
      ])
      toast(m.team.actions.roleChanged)
    }
    onClose()
  })
  return (
    <MemberSheet
      title={t.title(member.name)}
      keep={t.keep}
      submit={t.submit}
      variant="primary"
      {...{ sending, onClose }}
    >
      <RoleField value={role} onChange={setRole} />
    </MemberSheet>
  )
}
