import MessageSquare from 'lucide-react/icons/message-square'
import Send from 'lucide-react/icons/send'
import { useMemo, useState } from 'react'
import { addDays, addMonths, monthOf } from '#domain/kernel/days.ts'
import { textAsSent } from '#domain/messages/as-sent.ts'
import { REMINDER_KINDS, type ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { BATCH_CHANNELS, type BatchChannel } from '#web/features/reminders/batch/batch.ts'
import { BatchRow } from '#web/features/reminders/batch/batch-row.tsx'
import { type Row, useBatch } from '#web/features/reminders/batch/use-batch.ts'
import { channelsFor } from '#web/features/send/outgoing/channels.ts'
import { LINKS } from '#web/features/send/outgoing/links.ts'
import { messageOp } from '#web/features/send/outgoing/ops.ts'
import { useStanding } from '#web/features/send/outgoing/use-outgoing.ts'
import { Bubble } from '#web/features/send/preview/bubble.tsx'
import { ClosedNote } from '#web/features/send/sheet/closed-note.tsx'
import { CostNote } from '#web/features/send/sheet/cost-note.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { formatMonth } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { choiceParam, monthParam } from '#web/listing/query.ts'
import { useAddress } from '#web/listing/use-address.ts'
import { usePlan } from '#web/plans/use-plan.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { foot } from '#web/ui/foot.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Months ahead that can be chosen. */
const MONTHS = 12

/** Days from which on a reminder is worth a message. */
const SOON = 10

/** Messages of one act: a longer one would not fit into a push. */
const AT_ONCE = 40

const QUERY = {
  kind: choiceParam('ce', REMINDER_KINDS, 'itp'),
  month: monthParam('luna'),
  /** '' is the first that is open. */
  channel: choiceParam('cale', ['', ...BATCH_CHANNELS] as const, ''),
}

/** `/scadente/mesaje`: everybody whose car has something due in a month; choose, see the cost, send. */
export const Component = () => {
  const text = m.send.batch
  const today = useToday()
  const [{ kind, month: wished, channel: asked }, change] = useAddress(QUERY)
  const { first } = monthOf(today)
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(first, index))
  // At the end of a month the reminders of the next one are still to be sent.
  const near = monthOf(addDays(today, SOON)).first
  const month = months.find((one) => one.slice(0, 7) === wished) ?? near
  const plan = usePlan()
  // Each row has its own address; here only the account and the plan can close a channel.
  const channels = channelsFor({ plan, phone: '+40722000000', email: 'a@b.ro' })
  const closedBy = (one: BatchChannel) => channels.find(({ channel }) => channel === one)?.closed ?? null
  const channel = asked || (BATCH_CHANNELS.find((one) => closedBy(one) === null) ?? 'sms')
  const closed = closedBy(channel)
  const rows = useBatch(kind, month, channel, today)
  return (
    <Page className="max-w-4xl">
      <PageHeader
        title={rows ? text.headline(rows.length, m.reminders.kinds[kind], formatMonth(month)) : text.title}
        under={text.under}
        back={{ to: '/scadente', label: text.back }}
      />
      <div className="mb-5 grid grid-cols-2 gap-3 desk:grid-cols-3">
        <SelectField
          label={text.kind}
          value={kind}
          onChange={(next: ReminderKind) => change({ kind: next }, { replace: true })}
          options={REMINDER_KINDS.map((value) => ({ value, label: m.reminders.kinds[value] }))}
        />
        <SelectField
          label={text.month}
          value={month}
          onChange={(next) => change({ month: next.slice(0, 7) }, { replace: true })}
          options={months.map((value) => ({ value, label: `${formatMonth(value)} ${value.slice(0, 4)}` }))}
        />
        <Segmented
          label={m.send.channel}
          value={channel}
          onChange={(next) => change({ channel: next }, { replace: true })}
          segments={BATCH_CHANNELS.map((value) => ({ value, label: m.send.channels[value] }))}
          className="col-span-2 self-end desk:col-span-1"
        />
      </div>
      {closed ? (
        <ClosedNote closed={closed} channel={m.send.channels[channel]} phone="" carId={null} />
      ) : (
        rows &&
        (rows.length === 0 ? (
          <EmptyState icon={<MessageSquare />} title={text.nobody} />
        ) : (
          <Chosen key={`${kind}/${month}/${channel}`} rows={rows} channel={channel} />
        ))
      )}
    </Page>
  )
}

const isReady = ({ why }: Row): boolean => why === ''

/** The messages of the batch, those that go out chosen at first, with their cost and the button that sends them. */
const Chosen = ({ rows, channel }: { rows: readonly Row[]; channel: BatchChannel }) => {
  const text = m.send.batch
  const mutate = useMutate()
  const plan = usePlan()
  const standing = useStanding('sms', plan)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const ready = useMemo(() => rows.filter(isReady), [rows])
  const chosen = ready.filter(({ id }) => !left.has(id))
  const units = chosen.reduce((sum, row) => sum + row.units, 0)
  const isShort = channel === 'sms' && standing !== undefined && standing.left < units
  const first = chosen[0] ?? ready[0]
  const toggle = (id: string) =>
    setLeft((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  const sending = useSubmit(async (newId) => {
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const part = chosen.slice(at, at + AT_ONCE)
      await mutate(
        m.send.labels.batch(part.length),
        part.map(({ outgoing, written }) =>
          messageOp(
            newId(),
            written,
            { rows: outgoing.rows, contactId: outgoing.client.ids[0] ?? null, occasion: outgoing.occasion },
            null,
          ),
        ),
      )
    }
    toast(text.sent(chosen.length))
    return undefined
  })
  return (
    <>
      {first && (
        <div className="mb-5 max-w-md">
          <Bubble from={first.outgoing.shop.nume} label={m.send.preview} title={first.written.subject}>
            {textAsSent(first.written, LINKS)}
          </Bubble>
        </div>
      )}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-ink-2">
          {ready.length === 0 ? text.noneReady : text.chosen(chosen.length, rows.length)}
        </p>
        {ready.length > 0 && (
          <div className="flex gap-1">
            <Button size="s" variant="quiet" onClick={() => setLeft(new Set())}>
              {text.all}
            </Button>
            <Button size="s" variant="quiet" onClick={() => setLeft(new Set(ready.map(({ id }) => id)))}>
              {text.none}
            </Button>
          </div>
        )}
      </div>
      <Paper className="-mx-4 desk:mx-0">
        <ul aria-label={text.list}>
          {rows.map((row) => (
            <BatchRow
              key={row.id}
              row={row}
              isChosen={isReady(row) && !left.has(row.id)}
              onToggle={() => toggle(row.id)}
            />
          ))}
        </ul>
      </Paper>
      {ready.length > 0 && (
        <section
          ref={foot}
          data-foot
          aria-label={text.title}
          className="sticky bottom-(--over-bar) z-20 -mx-4 mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-rule-strong bg-paper px-4 pt-2 pb-3 shadow-2 desk:bottom-0 desk:mx-0 desk:rounded-t-panel desk:px-6"
        >
          <div className="min-w-0">
            {units > 0 && standing && <CostNote feature="sms" units={units} standing={standing} />}
            <p role="alert" className="text-sm text-danger empty:hidden">
              {sending.problem}
            </p>
          </div>
          <Button
            variant="primary"
            size="l"
            icon={<Send aria-hidden />}
            busy={sending.busy}
            disabled={chosen.length === 0 || isShort}
            onClick={sending.submit}
            className="max-desk:w-full"
          >
            {text.submit(chosen.length)}
          </Button>
        </section>
      )}
    </>
  )
}
