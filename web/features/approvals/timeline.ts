import { compare } from '#domain/kernel/compare.ts'
import type { Message } from '#domain/messages/schema.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import { decides, decisionsOf, tally } from '#domain/workshop/approvals/decisions.ts'
import type { ApprovalAnswer, ApprovalRequest, PortalLink } from '#domain/workshop/approvals/schema.ts'

/** What happened between a shop and the client of an order. */
export type Approvals = {
  requests: readonly ApprovalRequest[]
  links: readonly PortalLink[]
  answers: readonly ApprovalAnswer[]
  /** Those that brought the links. */
  messages: readonly Message[]
}

/** One event, at an instant; a row that the server has not confirmed has no time of its own yet. */
export type TimelineEvent = { key: string; at: string } & (
  | { kind: 'asked'; version: number; by: string; total: number | null }
  | {
      kind: 'sent'
      channel: PortalLink['channel']
      by: string
      /** How it stands; null where the link went without one, or where nobody may read it. */
      message: Message | null
    }
  | { kind: 'opened'; channel: PortalLink['channel'] }
  | {
      kind: 'answered'
      accepted: number
      postponed: number
      of: number
      name: string
      note: string
      signature: string
      source: ApprovalAnswer['source']
      by: string
    }
  | { kind: 'call'; name: string; when: string; note: string }
  | { kind: 'withdrawn' | 'expired' | 'linkWithdrawn' }
)

/** Whether a request's content is not on this device, because its person sees no prices (S24). */
export const isHidden = ({ content }: Pick<ApprovalRequest, 'content'>): boolean => content === ''

const ofRequest = (row: ApprovalRequest): TimelineEvent[] => [
  {
    key: row.id,
    at: row.asked_at,
    kind: 'asked',
    version: row.version,
    by: row.asked_by,
    total: isHidden(row) ? null : contentIn(row).offer.total,
  },
  ...(row.withdrawn_at === null
    ? []
    : [{ key: `${row.id}/withdrawn`, at: row.withdrawn_at, kind: 'withdrawn' } as const]),
  ...(row.state === 'expired'
    ? [{ key: `${row.id}/expired`, at: row.expires_at, kind: 'expired' } as const]
    : []),
]

const ofLink = (
  { id, channel, made_at, made_by, opened_at, withdrawn_at }: PortalLink,
  message: Message | null,
): TimelineEvent[] => [
  { key: id, at: made_at, kind: 'sent', channel, by: made_by, message },
  ...(opened_at === null ? [] : [{ key: `${id}/opened`, at: opened_at, kind: 'opened', channel } as const]),
  ...(withdrawn_at === null
    ? []
    : [{ key: `${id}/withdrawn`, at: withdrawn_at, kind: 'linkWithdrawn' } as const]),
]

const ofAnswer = (row: ApprovalAnswer): TimelineEvent => {
  const { id: key, at, name, note } = row
  if (!decides(row)) return { key, at, kind: 'call', name, when: row.call_me, note }
  return {
    key,
    at,
    kind: 'answered',
    ...tally(decisionsOf(row)),
    name,
    note,
    signature: row.signature,
    source: row.source,
    by: row.recorded_by,
  }
}

/** All events, oldest first. */
export const timelineOf = ({ requests, links, answers, messages }: Approvals): TimelineEvent[] => {
  const byLink = new Map(messages.map((message) => [message.link_id, message]))
  return [
    ...requests.flatMap(ofRequest),
    ...links.flatMap((link) => ofLink(link, byLink.get(link.id) ?? null)),
    ...answers.map(ofAnswer),
  ].sort((a, b) => compare(a.at, b.at))
}
