import { handOver } from '#domain/api/team.ts'
import type { Member } from '#domain/team/schema.ts'
import { call } from '#web/data/call.ts'
import { useData } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { MemberSheet } from './member-sheet.tsx'

/** Hands the shop over; the server asks the person to prove who they are. */
export const HandOverSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.handOver
  const { syncNow } = useData()
  const sending = useSubmit(async () => {
    await call(handOver, { body: { memberId: member.id } })
    syncNow()
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
      <p className="text-pretty">{t.text(member.name)}</p>
    </MemberSheet>
  )
}
