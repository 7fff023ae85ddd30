import { useEffect, useState } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { useOnce } from '#web/ui/once.ts'
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
    <SwitchRow
      label={text.title}
      checked={state === 'on'}
      disabled={busy || state === 'unable' || state === 'denied'}
      onChange={choose}
    >
      {text[state]}
    </SwitchRow>
  )
}
