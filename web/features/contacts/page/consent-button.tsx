import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import CircleOff from 'lucide-react/icons/circle-off'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Asked, WishState } from './consent-answers.ts'

const STATES: Record<WishState, { icon: typeof Ban; look: string }> = {
  yes: { icon: Check, look: 'border-good text-good' },
  no: { icon: Ban, look: 'border-control text-ink-2' },
  stopped: { icon: Ban, look: 'border-danger text-danger' },
  unasked: { icon: CircleHelp, look: 'border-dashed border-control text-ink-2' },
  noPhone: { icon: CircleOff, look: 'border-dashed border-control text-ink-2' },
  noEmail: { icon: CircleOff, look: 'border-dashed border-control text-ink-2' },
}

type ConsentButtonProps = {
  asked: Asked
  state: WishState
  disabled: boolean
  onChange: (given: boolean) => Promise<void>
}

/** What a client said about one channel; a press notes the opposite. */
export const ConsentButton = ({
  asked: { channel, purpose },
  state,
  disabled,
  onChange,
}: ConsentButtonProps) => {
  const text = m.contacts.consents
  const { icon: Icon, look } = STATES[state]
  return (
    <Button
      role="switch"
      aria-checked={state === 'yes'}
      aria-label={`${text.channels[channel]}, ${text.purposes[purpose]}: ${text.states[state]}`}
      disabled={disabled || state === 'noPhone' || state === 'noEmail'}
      className={cx('min-w-0 px-1! leading-tight', look)}
      onClick={() => onChange(state !== 'yes')}
    >
      <span className="flex flex-col items-center py-0.5">
        <span>{text.channels[channel]}</span>
        <span className="inline-flex items-center gap-1 text-sm font-normal [&_svg]:size-3.5">
          <Icon aria-hidden />
          {text.states[state]}
        </span>
      </span>
    </Button>
  )
}
