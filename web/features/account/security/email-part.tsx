import AtSign from 'lucide-react/icons/at-sign'
import { useState } from 'react'
import * as v from 'valibot'
import * as api from '#domain/api/account.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Me } from '#domain/team/account.ts'
import { codeSchema, EMAIL_DAYS } from '#domain/team/codes.ts'
import { emailSchema } from '#domain/team/log-in.ts'
import { dataOf, renewRights } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { Form } from '#web/forms/form.tsx'
import { succeeded } from '#web/forms/report-error.ts'
import { useForm } from '#web/forms/use-form.ts'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { EmailField } from '../account-form.tsx'
import { CodeField } from '../code-field.tsx'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { Part } from './part.tsx'
import { useAnswer } from './use-answer.ts'

type Asked = { email: string; ticket: string }

const Ask = ({ onAsked }: { onAsked: (asked: Asked) => void }) => {
  const text = m.security.email
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { email: '' },
    schema: v.object({ email: emailSchema }),
    send: async ({ email }) => {
      const { ticket } = await call(api.changeEmail, { body: { email } })
      onAsked({ email: email.trim().toLowerCase(), ticket })
    },
  })
  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-4 pt-1">
      <EmailField
        label={text.next}
        autoComplete="email"
        value={values.email}
        onChange={set('email')}
        error={fields.email}
      />
      <FormAlert sentence={sentence} />
      <Button variant="primary" size="l" wide type="submit" busy={busy}>
        {text.ask}
      </Button>
    </Form>
  )
}

type ConfirmProps = { me: Me; asked: Asked; onOther: () => void; onDone: () => void }

const Confirm = ({ me, asked, onOther, onLater, onDone }: ConfirmProps & { onLater: () => void }) => {
  const text = m.security.email
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { oldCode: '', newCode: '' },
    schema: v.object({ oldCode: codeSchema, newCode: codeSchema }),
    send: async (codes) => {
      await call(api.confirmEmail, { body: { ticket: asked.ticket, ...codes } })
      // The address is part of what the device keeps of the account.
      await renewRights(dataOf(me)).catch(() => undefined)
      toast(text.saved(asked.email))
      onDone()
    },
  })
  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-4 pt-1">
      <CodeField
        label={text.codeFrom(me.user.email)}
        name="oldCode"
        value={values.oldCode}
        onChange={set('oldCode')}
        error={fields.oldCode}
        autoFocus
      />
      <CodeField
        label={text.codeFrom(asked.email)}
        name="newCode"
        value={values.newCode}
        onChange={set('newCode')}
        error={fields.newCode}
      />
      <FormAlert sentence={sentence} />
      <Button variant="primary" size="l" wide type="submit" busy={busy}>
        {text.save}
      </Button>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="s" variant="quiet" className="-ml-2.5" onClick={onOther}>
          {text.other}
        </Button>
        <Button size="s" variant="quiet" onClick={onLater}>
          {text.noOld}
        </Button>
      </div>
    </Form>
  )
}

/** The new mailbox alone: the account moves after some days, and a mail to the old mailbox says so. */
const ConfirmLater = ({ me, asked, onOther, onDone }: ConfirmProps) => {
  const text = m.security.email
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain({ code_wrong: 'newCode' }),
    initial: { newCode: '' },
    schema: v.object({ newCode: codeSchema }),
    send: async ({ newCode }) => {
      await call(api.confirmEmailLater, { body: { ticket: asked.ticket, newCode } })
      onDone()
    },
  })
  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-4 pt-1">
      <p className="text-ink-2">{text.laterText(EMAIL_DAYS, me.user.email)}</p>
      <CodeField
        label={text.codeFrom(asked.email)}
        name="newCode"
        value={values.newCode}
        onChange={set('newCode')}
        error={fields.newCode}
        autoFocus
      />
      <FormAlert sentence={sentence} />
      <Button variant="primary" size="l" wide type="submit" busy={busy}>
        {text.later(EMAIL_DAYS)}
      </Button>
      <Button size="s" variant="quiet" className="-ml-2.5 self-start" onClick={onOther}>
        {text.both}
      </Button>
    </Form>
  )
}

const readMove = async () => (await call(api.emailMove, {})).move

/** A change that waits, which the person can stop. */
const Waiting = ({
  move,
  onStopped,
}: {
  move: { email: string; movesAt: string }
  onStopped: () => Promise<void>
}) => {
  const text = m.security.email
  const stop = async () => {
    if (!(await succeeded(call(api.keepEmail, {})))) return
    toast(text.stopped)
    await onStopped()
  }
  return (
    <div role="status" className="mb-3 rounded-control bg-sunk px-3.5 py-3">
      <p className="mb-2 wrap-anywhere">
        {text.waiting(move.email, formatDayOfYear(dayInRomania(Date.parse(move.movesAt))))}
      </p>
      <Button size="s" onClick={stop}>
        {text.stop}
      </Button>
    </div>
  )
}

/** The address with which the person logs in; another one is confirmed from both sides, or waits. */
export const EmailPart = ({ me }: { me: Me }) => {
  const text = m.security.email
  const [isOpen, setOpen] = useState(false)
  // It stays while the sheet is closed: the codes are in a mail.
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isLater, setLater] = useState(false)
  const { answer, again } = useAnswer(readMove)
  const move = answer.kind === 'read' ? answer.value : null
  const done = () => {
    setOpen(false)
    setAsked(null)
    setLater(false)
    void again()
  }
  return (
    <Part id="email" title={text.title}>
      <p className="mb-3 font-medium wrap-anywhere">{me.user.email}</p>
      {move && <Waiting move={move} onStopped={again} />}
      <Button icon={<AtSign aria-hidden />} onClick={() => setOpen(true)}>
        {text.change}
      </Button>
      <Sheet
        open={isOpen}
        onOpenChange={setOpen}
        title={text.change}
        description={text.text}
        desktop="center"
      >
        {!asked && <Ask onAsked={setAsked} />}
        {asked && isLater && (
          <ConfirmLater me={me} asked={asked} onOther={() => setLater(false)} onDone={done} />
        )}
        {asked && !isLater && (
          <Confirm
            me={me}
            asked={asked}
            onOther={() => setAsked(null)}
            onLater={() => setLater(true)}
            onDone={done}
          />
        )}
      </Sheet>
    </Part>
  )
}
