import type { Member } from '#domain/team/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { MemberSheet } from './member-sheet.tsx'

/** Ends a colleague's access, after saying what that does. */
export const DeactivateSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.deactivate
  const mutate = useMutate()
  const sending = useSubmit(async () => {
    await mutate(m.team.actions.deactivateLabel, [
      { op: 'patch', collection: 'members', id: member.id, data: { state: 'deactivated' } },
    ])
    toast(t.done(member.name))
    onClose()
  })
  return (
    <MemberSheet
      title={t.title(member.name)}
      keep={t.keep}
      submit={t.submit}
      variant="danger"
      {...{ sending, onClose }}
    >
      <ul className="flex list-disc flex-col gap-2 pl-5 text-pretty">
        {t.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </MemberSheet>
  )
}
