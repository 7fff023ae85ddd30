import { useState } from 'react'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { isWorker, type Role } from '#domain/team/roles.ts'
import { useMutate } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { RoleField } from './role-field.tsx'

const NEW = 'new'

/** Invites a colleague. Where the seats are full it says so in place, and what was typed stays. */
export const InviteSheet = ({
  mechanics,
  onClose,
}: {
  mechanics: readonly { value: string; label: string }[]
  onClose: () => void
}) => {
  const t = m.team.invite
  const mutate = useMutate()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('mechanic')
  const [mechanic, setMechanic] = useState(NEW)

  const { submit, busy, problem } = useSubmit(async (newId) => {
    if (name.trim() === '' || email.trim() === '') return t.fill
    const id = newId()
    const made = isWorker(role) && mechanic === NEW ? newId() : null
    const mechanic_id = isWorker(role) ? (made ?? mechanic) : null
    await mutate(t.label, [
      ...(made ? [{ op: 'insert' as const, collection: 'mecanici', id: made, data: { nume: name } }] : []),
      { op: 'insert', collection: 'members', id, data: { name, email, role, mechanic_id } },
    ])
    toast(t.sent(email))
    onClose()
  })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide busy={busy} type="submit" form="invite">
          {t.submit}
        </Button>
      }
    >
      <Form id="invite" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <TextField label={t.name} value={name} onChange={setName} maxLength={120} autoCapitalize="words" />
        <TextField
          label={t.email}
          hint={t.emailHint}
          value={email}
          onChange={setEmail}
          maxLength={254}
          type="email"
          inputMode="email"
          autoCapitalize="none"
        />
        <RoleField value={role} onChange={setRole} />
        {isWorker(role) && (
          <SelectField
            label={t.mechanic}
            hint={t.mechanicHint}
            options={[{ value: NEW, label: t.newMechanic }, ...mechanics]}
            value={mechanic}
            onChange={setMechanic}
          />
        )}
        {problem !== undefined && (
          <p role="alert" className="text-sm text-danger">
            {problem}{' '}
            <Link to={UPGRADE_PATH} className="font-medium underline underline-offset-2">
              {m.team.more}
            </Link>
          </p>
        )}
        <p className="text-sm text-ink-2">{t.note}</p>
      </Form>
    </Sheet>
  )
}
