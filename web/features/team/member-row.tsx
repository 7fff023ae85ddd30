import Ban from 'lucide-react/icons/ban'
import Ellipsis from 'lucide-react/icons/ellipsis'
import KeyRound from 'lucide-react/icons/key-round'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Send from 'lucide-react/icons/send'
import UserCog from 'lucide-react/icons/user-cog'
import { useState } from 'react'
import { isOwner, mayGive } from '#domain/team/roles.ts'
import type { Member } from '#domain/team/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useData, useMay, useMutate, usePermission } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { late } from '#web/ui/late.ts'
import { Menu, type MenuAction } from '#web/ui/menu.tsx'
import { toast } from '#web/ui/toast-store.ts'

const RoleSheet = late(async () => (await import('./role-sheet.tsx')).RoleSheet)
const DeactivateSheet = late(async () => (await import('./deactivate-sheet.tsx')).DeactivateSheet)
const HandOverSheet = late(async () => (await import('./hand-over-sheet.tsx')).HandOverSheet)

const isExpired = ({ state, invite_expires_at }: Member): boolean =>
  state === 'invited' && invite_expires_at !== null && invite_expires_at <= instantOf(timeNow())

/** What may be done with a colleague, by the rules that the commit asks. */
const useActions = (member: Member, open: (sheet: 'role' | 'deactivate' | 'handOver') => void) => {
  const t = m.team.actions
  const { actor } = useData().writer
  const mutate = useMutate()
  const mayPatch = useMay()('patch', 'members')
  const mayHandOver = usePermission('handOver')
  const isSelf = member.user_id === actor.userId
  if (!mayPatch || isSelf || actor.kind !== 'staff' || !mayGive(actor.role, member.role)) return []
  const write = (label: string, data: Partial<Pick<Member, 'state' | 'invites'>>, said: string) => () =>
    reportError(
      mutate(label, [{ op: 'patch', collection: 'members', id: member.id, data }]).then(() => toast(said)),
    )
  const role = { label: t.role, icon: <UserCog aria-hidden />, onSelect: () => open('role') }
  const actions: Record<Member['state'], MenuAction[]> = {
    invited: [
      {
        label: t.resend,
        icon: <Send aria-hidden />,
        onSelect: write(t.resendLabel, { invites: member.invites + 1 }, t.resent),
      },
      role,
      {
        label: t.withdraw,
        icon: <Ban aria-hidden />,
        danger: true,
        onSelect: write(t.withdrawLabel, { state: 'withdrawn' }, t.withdrawn),
      },
    ],
    withdrawn: [
      {
        label: t.again,
        icon: <Send aria-hidden />,
        onSelect: write(m.team.invite.label, { state: 'invited' }, m.team.invite.sent(member.email)),
      },
    ],
    active: [
      role,
      ...(mayHandOver && !isOwner(member.role)
        ? [{ label: t.handOver, icon: <KeyRound aria-hidden />, onSelect: () => open('handOver') }]
        : []),
      { label: t.deactivate, icon: <Ban aria-hidden />, danger: true, onSelect: () => open('deactivate') },
    ],
    deactivated: [
      {
        label: t.reactivate,
        icon: <RotateCcw aria-hidden />,
        onSelect: write(t.reactivateLabel, { state: 'active' }, t.reactivated),
      },
    ],
  }
  return actions[member.state]
}

const LOOKS: Record<Member['state'], string> = {
  active: 'bg-valid-soft text-valid',
  invited: 'bg-draft-soft text-draft',
  deactivated: 'bg-void-soft text-void',
  withdrawn: 'bg-void-soft text-void',
}

/** A colleague in the list, with what can be done. */
export const MemberRow = ({ member, mechanic }: { member: Member; mechanic: string }) => {
  const t = m.team
  const { userId } = useData().writer.actor
  const [sheet, setSheet] = useState<'role' | 'deactivate' | 'handOver' | null>(null)
  const actions = useActions(member, setSheet)
  const close = () => setSheet(null)
  const expired = isExpired(member)
  const more = [
    member.email,
    mechanic && t.mechanic(mechanic),
    member.state === 'invited' && !expired && member.invite_expires_at
      ? t.until(formatInstant(member.invite_expires_at))
      : '',
  ].filter(Boolean)
  return (
    <li className="flex items-center gap-3 border-b border-rule py-3 last:border-b-0">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 wrap-anywhere">{member.name}</span>
          {member.user_id === userId && <span className="font-normal text-ink-3">({t.you})</span>}
          <span
            className={cx(
              'inline-flex h-6 items-center rounded-chip px-1.5 text-xs font-semibold whitespace-nowrap cond tracking-wide',
              LOOKS[expired ? 'withdrawn' : member.state],
            )}
          >
            {expired ? t.expired : t.states[member.state]}
          </span>
        </p>
        <p className="text-sm">{m.settings.account.roles[member.role]}</p>
        <p className="text-sm text-ink-2 wrap-anywhere">{more.join(' · ')}</p>
        {member.state === 'invited' && member.mail_error !== '' && (
          <p className="text-sm text-danger">{t.mailFailed}</p>
        )}
      </div>
      {actions.length > 0 && (
        <Menu
          trigger={<IconButton label={t.actions.of(member.name)} icon={<Ellipsis aria-hidden />} />}
          actions={actions}
        />
      )}
      {sheet === 'role' && <RoleSheet member={member} onClose={close} />}
      {sheet === 'deactivate' && <DeactivateSheet member={member} onClose={close} />}
      {sheet === 'handOver' && <HandOverSheet member={member} onClose={close} />}
    </li>
  )
}
