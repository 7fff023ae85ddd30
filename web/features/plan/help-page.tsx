import { useState } from 'react'
import { askForHelp } from '#domain/api/support.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { call } from '#web/data/call.ts'
import { readDiagnostics } from '#web/data/diagnostics.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useFeature } from '#web/plans/use-plan.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { Warning } from '#web/ui/warning.tsx'

const newId = () => uuidv7(timeNow(), crypto.getRandomValues(new Uint8Array(10)))

/** `/ajutor`: a message to us, with the state of the app and nothing of clients, cars or sums. */
export const Component = () => {
  const text = m.plans.help
  const me = useAccount()
  const data = useData()
  const isOnline = useOnline()
  const isPriority = useFeature('support')
  const [id, setId] = useState(newId)
  const [subject, setSubject] = useState('')
  const [body, setBody] = useState('')
  const [isAttached, setAttached] = useState(true)
  const found = useLive(() => readDiagnostics(data), [data])
  const diagnosis = found ? JSON.stringify(found, null, 2) : ''
  const isReady = subject.trim() !== '' && body.trim() !== ''
  const submit = () =>
    reportError(
      call(askForHelp, {
        body: { id, subject, text: body, diagnosis: isAttached ? diagnosis.slice(0, 60_000) : '' },
      }).then(() => {
        toast(text.sent)
        setSubject('')
        setBody('')
        setId(newId)
      }),
    )
  return (
    <Page className="max-w-3xl pb-10">
      <PageHeader title={text.title} under={text.under} back={{ to: '/setari', label: m.settings.title }} />
      {me === null ? (
        <p className="text-ink-2">{text.noAccount}</p>
      ) : (
        <Paper>
          <div className="flex flex-col gap-4 px-4 py-5 desk:px-8">
            <p className="text-ink-2">{isPriority ? text.priority : text.normal}</p>
            <TextField
              label={text.subject}
              hint={text.subjectHint}
              value={subject}
              onChange={setSubject}
              maxLength={150}
            />
            <TextArea
              label={text.text}
              hint={text.textHint}
              rows={6}
              maxLength={5_000}
              value={body}
              onChange={setBody}
            />
            <SwitchRow label={text.attach} checked={isAttached} onChange={setAttached}>
              {text.attachHint}
            </SwitchRow>
            {isAttached && (
              <details>
                <summary className="cursor-pointer py-2 text-sm text-accent-text">{text.show}</summary>
                <pre className="max-h-80 overflow-auto rounded-control bg-sunk p-3 text-xs whitespace-pre-wrap select-all">
                  {diagnosis}
                </pre>
              </details>
            )}
            {!isOnline && <Warning>{text.offline}</Warning>}
            <div>
              <Button variant="primary" disabled={!isReady || !isOnline} onClick={submit}>
                {text.submit}
              </Button>
            </div>
          </div>
        </Paper>
      )}
    </Page>
  )
}
