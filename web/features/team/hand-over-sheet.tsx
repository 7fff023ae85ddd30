import { handOver } from '#domain/api/team.ts'
import type { Member } from '#domain/team/schema.ts'
import { call } from '#web/data/call.ts'
import { useData } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Hands the shop over; the server asks the person to prove who they are. */
export const HandOverSheet = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = m.team.handOver
  const { syncNow } = useData()
  const { submit, busy, problem } = useSubmit(async () => {
    await call(handOver, { body: { memberId: member.id } })
    syncNow()
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
      <p className="text-pretty">{t.text(member.name)}</p>
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </Sheet>
  )
}
