import { useState } from 'react'
import { compare } from '#domain/kernel/compare.ts'
import type { Message } from '#domain/messages/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { carIds } from '#web/data/workshop/cars.ts'
import { contactIds } from '#web/data/workshop/contacts.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { MessageRow } from './message-row.tsx'

/** How many messages are shown before the others are asked for. */
const FIRST = 2

type Told = { message: Message; openedAt: string | null }

type Column = 'contact_id' | 'order_id' | 'invoice_id' | 'vehicle_id'

/** The ids by which messages name a row: those of cars and clients that were merged into it, too. */
const idsOf = (db: AppDatabase, column: Column, id: string): Promise<string[]> | string[] =>
  column === 'contact_id' ? contactIds(db, id) : column === 'vehicle_id' ? carIds(db, id) : [id]

const useTold = (column: Column, id: string): Told[] =>
  useLive(
    async (db) => {
      const ids = await idsOf(db, column, id)
      const messages = await db.rows('messages').where(column).anyOf(ids).toArray()
      const links = await db.rows('portal_links').bulkGet(messages.map(({ link_id }) => link_id ?? ''))
      return (
        messages
          .map((message, index) => ({ message, link: links[index] }))
          // The timeline of an order has those that brought a link to it.
          .filter(({ link }) => column !== 'order_id' || link === undefined)
          .map(({ message, link }) => ({ message, openedAt: link?.opened_at ?? null }))
          .sort((a, b) => compare(b.message.queued_at, a.message.queued_at))
      )
    },
    [column, id],
  ) ?? []

type MessagesOfProps = {
  column: Column
  id: string
  /** On a page where it is a part of its own: under its title, on paper. */
  framed?: boolean
  className?: string
}

/** What was sent to the client about a row, the newest first; nothing where nothing was. */
export const MessagesOf = ({ column, id, framed = false, className }: MessagesOfProps) => {
  const told = useTold(column, id)
  const [showsAll, setShowsAll] = useState(false)
  if (told.length === 0) return null
  const text = m.send.state
  const now = timeNow()
  const shown = showsAll ? told : told.slice(0, FIRST)
  const list = (
    <>
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
    </>
  )
  return (
    <section aria-label={text.title} className={className}>
      {framed ? (
        <>
          <h2 className="mb-2 engraved text-ink-3">{text.title}</h2>
          <Paper className="px-4 py-1 desk:px-5">{list}</Paper>
        </>
      ) : (
        list
      )}
    </section>
  )
}
