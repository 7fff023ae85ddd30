import type { Member } from '#domain/team/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Ends a colleague's access, after saying what that does. */
export const DeactivateSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.deactivate
  const mutate = useMutate()
  const { submit, busy, problem } = useSubmit(async () => {
    await mutate(m.team.actions.deactivateLabel, [
      { op: 'patch', collection: 'members', id: member.id, data: { state: 'deactivated' } },
    ])
    toast(t.done(member.name))
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
          <Button variant="danger" busy={busy} onClick={submit}>
            {t.submit}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-2 pl-5 text-pretty">
        {t.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </Sheet>
  )
}
