import { useSyncExternalStore } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button } from '#web/ui/button.tsx'
import type { Edit, Edits } from './edits.ts'
import { lineKey, orderKey } from './use-order.ts'

type Lost = { key: string; edit: Edit }

/**
 * Typed text without a place: another device has validated the order or deleted the line. It stays visible with its
 * sentence until the person has decided.
 */
export const RefusedEdits = ({
  orderId,
  lines,
  edits,
  locked,
}: {
  orderId: string
  lines: readonly OrderLine[]
  edits: Edits
  locked: boolean
}) => {
  useSyncExternalStore(edits.subscribe, edits.version)
  const there = new Set([orderKey(orderId), ...lines.map(({ id }) => lineKey(id))])
  const lost: Lost[] = [...edits.all()]
    .map(([key, edit]) => ({ key, edit }))
    .filter(({ key, edit }) => edit.refusal !== null && (locked || !there.has(key)))
  return lost.map(({ key, edit }) => (
    <div
      key={key}
      role="alert"
      className="mx-4 mt-4 rounded-control bg-danger-soft px-4 py-3 text-danger desk:mx-8"
    >
      <p className="font-semibold">{m.orders.refused.title}</p>
      <p className="text-sm">{edit.refusal && sentenceOf(edit.refusal)}</p>
      <p className="mt-1 wrap-anywhere text-ink">
        {m.orders.refused.typed} <q>{Object.values(edit.values).join(' · ')}</q>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="s" onClick={() => edits.flush(key)}>
          {m.orders.refused.retry}
        </Button>
        <Button size="s" variant="quiet" onClick={() => edits.drop(key)}>
          {m.orders.refused.drop}
        </Button>
      </div>
    </div>
  ))
}
