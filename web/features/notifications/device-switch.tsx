import BellRing from 'lucide-react/icons/bell-ring'
import { useEffect, useState } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { useOnce } from '#web/ui/once.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { type PushState, pushState, tryOut, turnOff, turnOn } from './browser-push.ts'

/** Whether this browser shows notifications while the app is closed; the browser asks for its permission here. */
export const DeviceSwitch = () => {
  const text = m.notifications.settings.device
  const { db } = useData()
  const read = useLive(pushState)
  const [state, setState] = useState<PushState>()
  useEffect(() => setState(read), [read])
  const { busy, run: choose } = useOnce(async (isOn: boolean) => {
    try {
      setState(await (isOn ? turnOn : turnOff)(db))
    } catch {
      // No network, or the browser's push service is out of reach: it stays off, and can be tried again.
      toast(text.failed, { kind: 'error' })
    }
  })
  if (state === undefined) return null
  return (
    <div>
      <SwitchRow
        label={text.title}
        checked={state === 'on'}
        disabled={busy || state === 'unable' || state === 'denied'}
        onChange={choose}
      >
        {text[state]}
      </SwitchRow>
      {state === 'on' && <Trial onGone={() => setState('off')} />}
    </div>
  )
}

/** Sends a notification to this browser, and says what became of it. */
const Trial = ({ onGone }: { onGone: () => void }) => {
  const text = m.notifications.settings.trial
  const { db } = useData()
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)
  const send = async () => {
    setSaid(null)
    try {
      const outcome = await tryOut(db)
      setSaid({ text: text[outcome], isError: outcome !== 'accepted' })
      if (outcome === 'gone') onGone()
    } catch (error) {
      setSaid({ text: error instanceof NetworkError ? text.offline : sentenceOfError(error), isError: true })
    }
  }
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size="s" icon={<BellRing aria-hidden />} onClick={send}>
        {text.send}
      </Button>
      <p
        role="status"
        className={`min-w-0 grow basis-60 text-sm text-pretty ${said?.isError ? 'text-danger' : 'text-ink-2'}`}
      >
        {said?.text}
      </p>
    </div>
  )
}
