import { PAGES } from '#domain/api/paths.ts'
import { base64url, fromBase64url } from '#domain/kernel/base64url.ts'
import { hex } from '#domain/kernel/hex.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { offerHash, offerOf } from './offer.ts'

/**
 * The code on a printed deviz says whose order it is and what it offered, so that any device can print it without a
 * network: the ids of shop and order, and the first 8 bytes of the offer's digest. The ids hold 148 random bits, and
 * nobody guesses a code.
 */
export type PrintedCode = { tenantId: string; orderId: string; mark: string }

const MARK = 16

const bytesOf = (digits: string): number[] =>
  (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))

const idOf = (digits: string): string =>
  [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-')

/** The part of an offer's digest (`offerHash`) that a printed deviz has on it. */
export const markOf = (hash: string): string => hash.slice(0, MARK)

export const printedCode = ({ tenantId, orderId, mark }: PrintedCode): string =>
  base64url([tenantId, orderId, mark].flatMap((part) => bytesOf(part.replaceAll('-', ''))))

/** The content of a code; null for any other text. */
export const readPrintedCode = (code: string): PrintedCode | null => {
  const bytes = fromBase64url(code)
  if (bytes?.length !== 32 + MARK / 2) return null
  const digits = hex(Uint8Array.from(bytes))
  return {
    tenantId: idOf(digits.slice(0, 32)),
    orderId: idOf(digits.slice(32, 64)),
    mark: digits.slice(64),
  }
}

/** The address on a printed deviz; null for an order that offers nothing yet, or nothing any more. */
export const printedAddress = (
  origin: string,
  tenantId: string,
  order: Order,
  lines: readonly OrderLine[],
): string | null => {
  if (order.status !== 'VALIDAT' && order.status !== 'FACTURAT') return null
  const mark = markOf(offerHash(offerOf(order, lines, order.cota_tva)))
  return `${origin}${PAGES.check}/${printedCode({ tenantId, orderId: order.id, mark })}`
}
