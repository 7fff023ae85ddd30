import { useId, useState } from 'react'
import { settingsOf } from '#domain/documents/settings.ts'
import { vatOf } from '#domain/kernel/money.ts'
import { answerDrafts } from '#domain/workshop/approvals/answer-ops.ts'
import { DECISIONS, type Decision, decideAll } from '#domain/workshop/approvals/decisions.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import type { ApprovalRequest } from '#domain/workshop/approvals/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useData, useMutate, useRow } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { timeNow } from '#web/data/time.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Where a person of the shop takes an answer. */
const SOURCES = ['phone', 'desk'] as const

type AnswerSheetProps = {
  order: Order
  lines: readonly OrderLine[]
  requests: readonly ApprovalRequest[]
  onClose: () => void
}

/** Records what a client says at the desk or by phone, the same way as an answer from the portal. */
export const AnswerSheet = ({ order, lines, requests, onClose }: AnswerSheetProps) => {
  const t = m.approvals.answer
  const mutate = useMutate()
  const formId = useId()
  // What the person reads to the client stays as it is while the sheet is open.
  const [offer] = useState(() => offerOf(order, lines, order.cota_tva))
  const [source, setSource] = useState<(typeof SOURCES)[number]>('phone')
  const [decisions, setDecisions] = useState(() => decideAll(offer.lines, 'accept'))
  const [name, setName] = useState(order.client_nume)
  const [note, setNote] = useState('')
  const { writer } = useData()
  const shown = settingsOf(useRow('document_settings', writer.actor.tenantId))
  // As the client has it on his page.
  const withVat = offer.rate > 0 && shown.preturi_cu_tva === 1
  const amountOf = (bani: number) => formatLei(withVat ? bani + vatOf(bani, offer.rate) : bani)
  const segments = DECISIONS.map((value) => ({ value, label: t.decisions[value] }))
  const all = DECISIONS.find((one) => offer.lines.every(({ id }) => decisions[id] === one))

  const saving = useSubmit(async (newId) => {
    const offer_hash = offerHash(offer)
    const now = new Date(timeNow()).toISOString()
    const open = requests.find(({ id }) => id === order.open_request)
    const isAsked = open !== undefined && open.offer_hash === offer_hash && open.expires_at > now
    const request_id = isAsked ? open.id : newId()
    const ask: DraftOp[] = isAsked
      ? []
      : [{ op: 'insert', collection: 'approval_requests', id: request_id, data: { order_id: order.id } }]
    const form = { order_id: order.id, request_id, offer_hash, decisions: JSON.stringify(decisions) }
    await mutate(t.label, [...ask, ...answerDrafts(newId(), { ...form, name, note, source })])
    toast(all === 'accept' ? t.saved : t.savedWithout)
    onClose()
    return undefined
  })

  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.title}
      description={t.under(formatLei(offer.total), offer.rate === 0 ? null : withVat)}
      footer={
        <Button variant="primary" type="submit" form={formId} busy={saving.busy}>
          {t.save}
        </Button>
      }
    >
      <Form id={formId} onSubmit={saving.submit} className="flex flex-col gap-4 pb-2">
        <Segmented
          label={t.source}
          value={source}
          onChange={setSource}
          segments={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
        />
        <Segmented<Decision | ''>
          label={t.all}
          value={all ?? ''}
          onChange={(decision) => decision !== '' && setDecisions(decideAll(offer.lines, decision))}
          segments={DECISIONS.map((value) => ({ value, label: t.allOf[value] }))}
        />
        <ul className="flex flex-col">
          {offer.lines.map((line) => (
            <li key={line.id} className="flex flex-col gap-1.5 border-b border-rule py-2.5">
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 wrap-anywhere">{line.name || m.orders.line.unnamed}</span>
                <span className="shrink-0 text-sm text-ink-2 figures">{amountOf(line.total)}</span>
              </span>
              <Segmented<Decision>
                label={t.ofLine(line.name || m.orders.line.unnamed)}
                value={decisions[line.id] ?? 'accept'}
                onChange={(decision) => setDecisions((before) => ({ ...before, [line.id]: decision }))}
                segments={segments}
              />
            </li>
          ))}
        </ul>
        <TextField label={t.name} value={name} onChange={setName} maxLength={200} optional />
        <TextArea label={t.note} value={note} onChange={setNote} maxLength={2000} />
        {saving.problem && (
          <p role="alert" className="text-sm text-danger">
            {saving.problem}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
