import { useEffect, useState } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { type PushState, pushState, turnOff, turnOn } from './browser-push.ts'

/** Whether this browser shows notifications while the app is closed; the browser asks for its permission here. */
export const DeviceSwitch = () => {
  const text = m.notifications.settings.device
  const { db } = useData()
  const read = useLive(pushState)
  const [state, setState] = useState<PushState>()
  useEffect(() => setState(read), [read])
  const [isBusy, setIsBusy] = useState(false)
  if (state === undefined) return null
  const choose = async (isOn: boolean) => {
    setIsBusy(true)
    try {
      setState(await (isOn ? turnOn : turnOff)(db))
    } catch {
      // No network, or the browser's push service is out of reach: it stays off, and can be tried again.
      toast(text.failed, { kind: 'error' })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <SwitchRow
      label={text.title}
      checked={state === 'on'}
      disabled={isBusy || state === 'unable' || state === 'denied'}
      onChange={(isOn) => void choose(isOn)}
    >
      {text[state]}
    </SwitchRow>
  )
}
