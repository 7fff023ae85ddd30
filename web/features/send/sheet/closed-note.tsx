import Phone from 'lucide-react/icons/phone'
import { leastPlanWith, PLANS, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { isPhone } from '#domain/romania/phone.ts'
import type { Closed } from '#web/features/send/outgoing/channels.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { ButtonAnchor } from '#web/ui/button.tsx'

const way = 'font-medium text-accent-text underline underline-offset-2'

/** Why a channel is closed, and what opens it or replaces it. */
export const ClosedNote = ({
  closed,
  channel,
  phone,
  carId,
}: {
  closed: Closed
  /** Its name. */
  channel: string
  phone: string
  /** The car on whose page the address is written; null for none. */
  carId: string | null
}) => {
  const text = m.send.closed
  if (closed.why === 'account')
    return (
      <p className="text-pretty text-ink-2">
        {text.account}{' '}
        <Link to="/cont/inregistrare" className={way}>
          {text.register}
        </Link>
      </p>
    )
  if (closed.why === 'plan')
    return (
      <p className="text-pretty text-ink-2">
        {text.plan(channel, PLANS[leastPlanWith(closed.feature)].name)}{' '}
        <Link to={UPGRADE_PATH} className={way}>
          {m.send.more}
        </Link>
      </p>
    )
  const isMissing = closed.reason === 'email_invalid' || (closed.reason === 'number_invalid' && phone === '')
  if (isMissing)
    return (
      <p className="text-pretty text-ink-2">
        {closed.reason === 'email_invalid' ? text.email : text.phone}{' '}
        {carId !== null && (
          <Link to={`/vehicule/${carId}`} className={way}>
            {text.car}
          </Link>
        )}
      </p>
    )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 grow basis-52 text-pretty text-ink-2">
        {closed.reason === '' ? '' : m.send.reasons[closed.reason]}
      </p>
      {isPhone(phone) && (
        <ButtonAnchor size="s" href={`tel:${phone}`} icon={<Phone aria-hidden />}>
          {text.call}
        </ButtonAnchor>
      )}
    </div>
  )
}
