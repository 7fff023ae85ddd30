import { devizText } from '#domain/documents/deviz-text.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useData, useRow } from '#web/data/hooks.ts'
import { WhatsAppButton } from './whatsapp-button.tsx'

/** The step after the price: the deviz is sent to the client. */
export const SendDeviz = ({
  order,
  lines,
  ...look
}: {
  order: Order
  lines: readonly OrderLine[]
  variant?: 'primary' | 'secondary'
  size: 'm' | 'l'
  wide?: boolean
}) => {
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const text = devizText(order, lines, { nume: shop?.nume ?? '', telefon: shop?.telefon ?? '' })
  return <WhatsAppButton phone={order.client_telefon} text={text} {...look} />
}
