import { useState } from 'react'
import { compare } from '#domain/kernel/compare.ts'
import type { Message } from '#domain/messages/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { MessageRow } from './message-row.tsx'

/** How many messages are shown before the others are asked for. */
const FIRST = 3

type Told = { message: Message; openedAt: string | null }

const useTold = (column: 'order_id' | 'invoice_id' | 'vehicle_id', id: string): Told[] =>
  useLive(
    async (db) => {
      const messages = await db.rows('messages').where(column).equals(id).toArray()
      const links = await db.rows('portal_links').bulkGet(messages.map(({ link_id }) => link_id ?? ''))
      return messages
        .map((message, index) => ({ message, openedAt: links[index]?.opened_at ?? null }))
        .sort((a, b) => compare(b.message.queued_at, a.message.queued_at))
    },
    [column, id],
  ) ?? []

/** What was sent to the client about a row, the newest first; nothing where nothing was. */
export const MessagesOf = ({
  column,
  id,
  className,
}: {
  column: 'order_id' | 'invoice_id' | 'vehicle_id'
  id: string
  className?: string
}) => {
  const told = useTold(column, id)
  const [showsAll, setShowsAll] = useState(false)
  if (told.length === 0) return null
  const text = m.send.state
  const now = timeNow()
  const shown = showsAll ? told : told.slice(0, FIRST)
  return (
    <section aria-label={text.title} className={className}>
      <ul>
        {shown.map(({ message, openedAt }) => (
          <MessageRow key={message.id} message={message} openedAt={openedAt} now={now} />
        ))}
      </ul>
      {shown.length < told.length && (
        <Button size="s" variant="quiet" onClick={() => setShowsAll(true)}>
          {text.all(told.length)}
        </Button>
      )}
    </section>
  )
}
