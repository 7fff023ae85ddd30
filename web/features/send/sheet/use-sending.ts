import { appointmentAddress } from '#domain/api/booking.ts'
import { linkAddress } from '#domain/api/portal.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { appointmentKey } from '#domain/messages/automatic.ts'
import { NO_SECRETS, withSecrets } from '#domain/messages/template.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import { call } from '#web/data/call.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { untilSent } from '#web/data/until-sent.ts'
import { type Asked, linkOps, messageOp, needsLink } from '#web/features/send/outgoing/ops.ts'
import type { Outgoing } from '#web/features/send/outgoing/read-outgoing.ts'
import type { Draft } from '#web/features/send/outgoing/use-draft.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'

/** Milliseconds for which a link waits until the server has what it leads to. */
const PATIENCE = 10_000

const readAsked = async (db: AppDatabase, orderId: string): Promise<Asked | null> => {
  const [order, lines, requests] = await Promise.all([
    db.rows('orders').get(orderId),
    db.rows('order_lines').where('order_id').equals(orderId).toArray(),
    db.rows('approval_requests').where('order_id').equals(orderId).toArray(),
  ])
  return order ? { order, lines: lines.sort(byPosition), requests } : null
}

/** The acts of sending: by the server, in WhatsApp, or by any other app of this device. */
export const useSending = (outgoing: Outgoing, draft: Draft) => {
  const { db, writer } = useData()
  const mutate = useMutate()
  const { channel, way, purpose, language, subject, body, diacritics, forced, send_at, template } = draft
  const label = m.send.labels.sent(m.send.purposes[purpose])
  const { appointment } = outgoing
  const orderId = outgoing.rows.order_id
  const isLinked = channel !== 'share' && orderId !== null && needsLink(body)
  const address = channel === 'sms' || channel === 'whatsapp' ? normalisePhone(draft.address) : draft.address
  const written = {
    channel,
    way,
    purpose,
    language,
    address,
    subject,
    body,
    diacritics,
    forced,
    send_at,
    template,
  }
  const contactId = outgoing.client.ids[0] ?? null

  /** The ops of the message's link; none where it has none, or where a first try wrote it. null: nothing to lead to. */
  const opsOfLink = async (ids: { link: string; request: string }): Promise<DraftOp[] | null> => {
    if (!isLinked || (await db.rows('portal_links').get(ids.link))) return []
    const asked = await readAsked(db, orderId)
    return asked && linkOps(asked, channel, ids, instantOf(writer.now()))
  }

  const insertOf = (id: string, link: string, by: Partial<typeof written> = {}): DraftOp =>
    messageOp(
      id,
      { ...written, ...by },
      {
        rows: outgoing.rows,
        contactId,
        occasion: appointment ? appointmentKey(appointment, `desk/${id}`) : outgoing.occasion,
      },
      isLinked ? link : null,
    )

  /** Notes on the reminder when its client got the message; the server notes that for what it sends itself. */
  const toldOps = (): DraftOp[] =>
    outgoing.rows.reminder_id === null || purpose !== 'reminder'
      ? []
      : [
          {
            op: 'patch',
            collection: 'reminders',
            id: outgoing.rows.reminder_id,
            data: { contacted_at: instantOf(writer.now()) },
          },
        ]

  /** What a person hands over has left now, whenever the server hears of it. */
  const handedOver = () => ({ send_at: instantOf(writer.now()) })

  const takeIds = (newId: NewId) => ({ message: newId(), link: newId(), request: newId() })

  /** Gives the message to the server, which sends it at its hour. Returns what is wrong. */
  const byServer = async (newId: NewId): Promise<string | undefined> => {
    const ids = takeIds(newId)
    const ops = await opsOfLink(ids)
    if (!ops) return m.send.noRequest
    await mutate(label, [...ops, insertOf(ids.message, ids.link)])
    return undefined
  }

  /** The page to which the text leads: of its order by a link of its own, or of its appointment. null where it has none. */
  const pageOf = (link: string) => {
    if (isLinked) return { row: `portal_links/${link}`, address: linkAddress, id: link }
    if (!appointment || !needsLink(body)) return null
    return { row: `appointments/${appointment.id}`, address: appointmentAddress, id: appointment.id }
  }

  /** The text with its link, whose address the server makes once it has the row. */
  const textWithLink = async (link: string): Promise<string | null> => {
    const page = pageOf(link)
    if (page === null) return withSecrets(body, NO_SECRETS)
    if (!(await untilSent(db, page.row, PATIENCE))) return null
    const { url } = await call(page.address, { params: { id: page.id } })
    return withSecrets(body, { ...NO_SECRETS, link: url })
  }

  /** Makes the link and hands the text over; then the message is written. Returns what is wrong. */
  const byHand = async (newId: NewId, hand: (text: string) => void): Promise<string | undefined> => {
    const ids = takeIds(newId)
    const ops = await opsOfLink(ids)
    if (!ops) return m.send.noRequest
    if (ops.length > 0) await mutate(m.send.labels.link, ops)
    const text = await textWithLink(ids.link)
    if (text === null) return m.send.noLink
    hand(text)
    await mutate(label, [insertOf(ids.message, ids.link, handedOver()), ...toldOps()])
    return undefined
  }

  /** Writes what another app took. */
  const note = (newId: NewId): Promise<void> =>
    mutate(label, [insertOf(newId(), '', handedOver()), ...toldOps()])

  return { byServer, byHand, note }
}
