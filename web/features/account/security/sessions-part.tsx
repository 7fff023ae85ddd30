import Monitor from 'lucide-react/icons/monitor'
import Smartphone from 'lucide-react/icons/smartphone'
import { useState } from 'react'
import * as api from '#domain/api/account.ts'
import type { DeviceSession } from '#domain/team/account.ts'
import { logout } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { succeeded } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { Failed, Part } from './part.tsx'
import { useAnswer } from './use-answer.ts'

const PHONES = /iPhone|iPad|Android/

const readSessions = async (): Promise<DeviceSession[]> => (await call(api.sessions, {})).sessions

const Session = ({ session, onEnd }: { session: DeviceSession; onEnd: () => Promise<void> }) => {
  const text = m.security.sessions
  const Icon = PHONES.test(session.device) ? Smartphone : Monitor
  const device = session.device || text.unknown
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule py-3 first:border-t-0">
      <Icon className="size-5 shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 grow basis-32">
        <p className="font-medium wrap-anywhere">{device}</p>
        <p className="text-sm text-ink-2 wrap-anywhere">
          {[session.place, session.isCurrent ? text.here : text.seen(formatInstant(session.lastSeenAt))]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!session.isCurrent && (
        <Button size="s" onClick={onEnd} aria-label={text.endOf(device)}>
          {text.end}
        </Button>
      )}
    </li>
  )
}

/** Logs every device out, this one too; what is unsent stays on each. */
const Everywhere = () => {
  const text = m.security.sessions
  const [isAsking, setAsking] = useState(false)
  const navigate = useNavigate()
  const leave = async () => {
    if (!(await succeeded(call(api.logoutEverywhere, {})))) return
    await navigate('/', { replace: true })
    await logout()
    toast(text.leftEverywhere)
  }
  return (
    <>
      <Button className="mt-3" onClick={() => setAsking(true)}>
        {text.everywhere}
      </Button>
      <Sheet
        open={isAsking}
        onOpenChange={setAsking}
        title={text.everywhereTitle}
        desktop="center"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{m.settings.account.stay}</Button>
            <Button variant="primary" onClick={leave}>
              {text.everywhere}
            </Button>
          </>
        }
      >
        <p className="text-md text-ink-2">{text.everywhereText}</p>
      </Sheet>
    </>
  )
}

/** On which devices the person is logged in, and their end. */
export const SessionsPart = () => {
  const text = m.security.sessions
  const { answer, again } = useAnswer(readSessions)
  const end = async ({ id }: DeviceSession) => {
    if (await succeeded(call(api.endSession, { params: { id } }))) toast(text.ended)
    await again()
  }
  return (
    <Part id="dispozitive" title={text.title} under={text.text}>
      {answer.kind === 'failed' && <Failed sentence={answer.sentence} onAgain={again} />}
      {answer.kind === 'read' && (
        <>
          <ul>
            {answer.value.map((session) => (
              <Session key={session.id} session={session} onEnd={() => end(session)} />
            ))}
          </ul>
          <Everywhere />
        </>
      )}
    </Part>
  )
}
