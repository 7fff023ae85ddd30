import Table2 from 'lucide-react/icons/table-2'
import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import { PLANS, planOfShop, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { takesSeat } from '#domain/team/seats.ts'
import { instantOf } from '#web/data/clock.ts'
import { useData, useLive, useMay, useRow } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Warning } from '#web/ui/warning.tsx'
import { KeptActs } from './kept-acts.tsx'
import { MemberRow } from './member-row.tsx'
import { readTeam } from './read-team.ts'

const InviteSheet = late(async () => (await import('./invite-sheet.tsx')).InviteSheet)

/** `/echipa`: who is in the shop, invites, and what former colleagues had not sent. */
export const Component = () => {
  const t = m.team
  const { writer } = useData()
  const team = useLive(readTeam)
  const shop = useRow('tenants', writer.actor.tenantId)
  const mayInvite = useMay()('insert', 'members')
  const [isInviting, setInviting] = useState(false)
  if (!team || shop === undefined) return null
  const plan = shop ? planOfShop(shop, instantOf(timeNow())) : 'free'
  const seats = PLANS[plan].limits.users
  const used = team.members.filter(takesSeat).length
  return (
    <Page className="max-w-3xl pb-10">
      <PageHeader
        title={t.title}
        {...(mayInvite && { under: t.seats(used, seats) })}
        actions={
          <>
            <ButtonLink to="/echipa/drepturi" icon={<Table2 aria-hidden />}>
              {t.rights.link}
            </ButtonLink>
            {mayInvite && (
              <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setInviting(true)}>
                {t.invite.title}
              </Button>
            )}
          </>
        }
      />
      {mayInvite && used >= seats && (
        <Warning className="mb-4">
          {t.full}{' '}
          <Link to={UPGRADE_PATH} className="font-medium underline underline-offset-2">
            {t.more}
          </Link>
        </Warning>
      )}
      <KeptActs />
      <Paper>
        <ul className="px-4 py-1 desk:px-6">
          {team.members.map((member) => (
            <MemberRow key={member.id} member={member} mechanic={team.mechanicOf(member)} />
          ))}
        </ul>
      </Paper>
      {isInviting && <InviteSheet mechanics={team.free} onClose={() => setInviting(false)} />}
    </Page>
  )
}
