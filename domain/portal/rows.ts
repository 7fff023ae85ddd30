import type { ApprovalAnswer, ApprovalRequest, PortalLink } from '#domain/workshop/approvals/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'

/** An answer without its drawing. */
export type AnswerRow = Pick<
  ApprovalAnswer,
  'id' | 'request_id' | 'decisions' | 'name' | 'note' | 'call_me' | 'source' | 'at'
> & { signed: 0 | 1 }

/** The rows that the page of an order is made of. */
export type PortalRows = {
  link: PortalLink
  order: Order
  lines: OrderLine[]
  /** The latest, newest first. */
  requests: ApprovalRequest[]
  /** The latest, newest first. */
  answers: AnswerRow[]
  shop: Shop
  look: ShopLook
  /** Ids of the photos whose picture the server has and the shop still shows. */
  photoIds: string[]
}

/** What the shop's pages show of its settings: its colour or '', whether it has a logo, the hours of its week or ''. */
export type ShopLook = { colour: string; logo: 0 | 1; hours: string }
