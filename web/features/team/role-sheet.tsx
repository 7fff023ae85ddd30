import { useState } from 'react'
import type { Member } from '#domain/team/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { RoleField } from './role-field.tsx'

/** Another role for a colleague. */
export const RoleSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.role
  const mutate = useMutate()
  const [role, setRole] = useState(member.role)
  const { submit, busy, problem } = useSubmit(async () => {
    if (role !== member.role) {
      await mutate(m.team.actions.roleLabel, [
        { op: 'patch', collection: 'members', id: member.id, data: { role } },
      ])
      toast(m.team.actions.roleChanged)
    }
    onClose()
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title(member.name)}
      desktop="center"
      footer={
        <>
          <Button onClick={onClose}>{t.keep}</Button>
          <Button variant="primary" busy={busy} onClick={submit}>
            {t.submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pt-1">
        <RoleField value={role} onChange={setRole} />
        {problem !== undefined && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
    </Sheet>
  )
}
