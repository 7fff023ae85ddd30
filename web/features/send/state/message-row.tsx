import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Clock from 'lucide-react/icons/clock-3'
import Phone from 'lucide-react/icons/phone'
import type { Message } from '#domain/messages/schema.ts'
import { isOpenToChange } from '#domain/messages/states.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonAnchor } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { type StateText, stateOf } from './state-of.ts'
import { useMessageActs } from './use-message-acts.ts'

const SIGNS = { waiting: Clock, sent: Check, delivered: CheckCheck, bad: CircleAlert }
const COLOURS = { waiting: 'text-ink-2', sent: 'text-good', delivered: 'text-good', bad: 'text-danger' }

/** One message: by which channel, how it stands, and what to do where it did not arrive. */
export const MessageRow = ({
  message,
  openedAt,
  now,
}: {
  message: Message
  /** When the client opened its link; null where nobody knows. */
  openedAt: string | null
  /** Milliseconds. */
  now: number
}) => {
  const text = m.send
  const { look, words, advice } = stateOf(message, openedAt, now)
  const { address, channel, purpose } = message
  const Sign = SIGNS[look]
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1.5 border-b border-rule py-2.5 last:border-b-0">
      <Sign className={cx('mt-0.5 size-4.5 shrink-0', COLOURS[look])} aria-hidden />
      <div className="min-w-0 grow basis-52">
        <p className="wrap-anywhere">
          <span className="font-medium">{words}</span>
          <span className="text-ink-2">
            {' · '}
            {text.channels[channel]}, {text.purposes[purpose].toLocaleLowerCase()}
          </span>
        </p>
        {advice !== null && <p className="text-sm text-danger">{advice}</p>}
        <details className="text-sm text-ink-2">
          <summary className="inline-flex cursor-pointer flex-wrap items-center gap-x-2 py-0.5 pointer-coarse:min-h-11">
            {address !== '' && (
              <span className="wrap-anywhere figures">
                {isPhone(address) ? formatPhone(address) : address}
              </span>
            )}
            <span className="underline underline-offset-2">{text.state.show}</span>
          </summary>
          <p className="pb-2 wrap-anywhere whitespace-pre-wrap">{message.body}</p>
        </details>
      </div>
      <MessageActs message={message} look={look} />
    </li>
  )
}

/** What a person can do about a message that waits, or did not arrive. */
export const MessageActs = ({ message, look }: { message: Message; look: StateText['look'] }) => {
  const text = m.send.state
  const may = useMay()
  const acts = useMessageActs()
  const { address, state } = message
  const isWaiting = state === 'queued' || state === 'reserved'
  if (!may('patch', 'messages') || (look !== 'bad' && !isWaiting)) return null
  return (
    <div className="flex gap-1">
      {look === 'bad' && isPhone(address) && (
        <ButtonAnchor size="s" href={`tel:${address}`} icon={<Phone aria-hidden />}>
          {text.call}
        </ButtonAnchor>
      )}
      {isOpenToChange(state) && look === 'bad' && (
        <Button size="s" onClick={() => acts.again(message)}>
          {text.again}
        </Button>
      )}
      {isWaiting && (
        <Button size="s" variant="quiet" onClick={() => acts.stop(message)}>
          {text.stop}
        </Button>
      )}
    </div>
  )
}
