import { useEffect, useEffectEvent, useMemo } from 'react'
import { isOrderDocumentKind, type OrderDocumentKind, orderDocumentsFor } from '#domain/documents/registry.ts'
import { settingsOf } from '#domain/documents/settings.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { usePermission } from '#web/data/hooks.ts'
import { DocumentFrame } from '#web/features/documents/frame/document-frame.tsx'
import { printableOrder } from '#web/features/documents/input/printable-order.ts'
import { useIntakePhotos } from '#web/features/documents/input/use-intake-photos.ts'
import {
  type OrderDocumentRows,
  useOrderDocumentRows,
} from '#web/features/documents/input/use-order-document-rows.ts'
import { DocumentActions } from '#web/features/documents/printing/document-actions.tsx'
import { usePrinting } from '#web/features/documents/printing/use-printing.ts'
import { SendButton } from '#web/features/send/send-button.tsx'
import { useShopQuestion } from '#web/forms/shop-question.tsx'
import { m } from '#web/i18n/messages.ts'
import { useNavigate, useParams } from '#web/routing/hooks.ts'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** `/comenzi/:id/documente/:kind`: the documents of an order as they will be printed. */
export const Component = () => {
  const { id = '', kind = '' } = useParams()
  const input = useOrderDocumentRows(id)
  const kinds = orderDocumentsFor(usePermission('prices'))
  if (input === undefined) return null
  if (input === null || !isOrderDocumentKind(kind))
    return (
      <MissingPage
        title={m.orders.missing.title}
        text={m.orders.missing.text}
        back={{ to: '/comenzi', label: m.orders.missing.action }}
      />
    )
  return <OrderDocuments kind={kinds.includes(kind) ? kind : 'comanda'} kinds={kinds} input={input} />
}

type OrderDocumentsProps = {
  kind: OrderDocumentKind
  /** Those that this person may have. */
  kinds: readonly OrderDocumentKind[]
  input: OrderDocumentRows
}

const OrderDocuments = ({ kind, kinds, input }: OrderDocumentsProps) => {
  const navigate = useNavigate()
  const t = m.documents
  const showsPhotos = kind === 'comanda' && settingsOf(input.settings).poze_comanda === 1
  const { rows, pictures } = useIntakePhotos(input.order.id, showsPhotos)
  const content = useMemo(
    () => printableOrder(kind, { ...input, photos: showsPhotos ? pictures : [] }, showsPhotos ? rows : []),
    [kind, input, showsPhotos, rows, pictures],
  )
  const printing = usePrinting(content)
  const shop = useShopQuestion()
  const askShop = useEffectEvent(() => void shop.answered())
  useEffect(() => {
    if (shop.isOpen) askShop()
  }, [shop.isOpen])
  const { order } = input
  return (
    <Page wide className="max-w-6xl pb-8">
      <PageHeader
        title={t.title}
        under={m.orders.orderTitle(order.nr_comanda, order.nr_auto && formatPlate(order.nr_auto))}
        back={{ to: `/comenzi/${order.id}`, label: t.backToOrder }}
      />
      <div className="flex flex-col gap-4">
        <Segmented
          label={t.choose}
          value={kind}
          onChange={(next) =>
            void navigate(`/comenzi/${order.id}/documente/${next}`, {
              replace: true,
              preventScrollReset: true,
            })
          }
          segments={kinds.map((value) => ({ value, label: t.kinds[value] }))}
          className="self-start"
        />
        <DocumentActions
          printing={printing}
          {...(kind === 'deviz' &&
            order.status === 'VALIDAT' && { send: <SendButton about={{ kind: 'order', id: order.id }} /> })}
        />
        <DocumentFrame view={content.view} />
      </div>
      {shop.question}
    </Page>
  )
}
