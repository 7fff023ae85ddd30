import { useState } from 'react'
import { formatPlate } from '#domain/romania/plate.ts'
import { useMay } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { freshOrder, useFreshOrder } from '#web/features/orders/editor/fresh-order.ts'
import { useOrder } from '#web/features/orders/editor/use-order.ts'
import { OrderBody } from '#web/features/orders/page/order-body.tsx'
import { m } from '#web/i18n/messages.ts'
import { useParams, useSearchParams } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'

/** One order, under /comenzi/:id. */
export const Component = () => {
  const { id = '' } = useParams()
  return <OpenOrder key={id} id={id} />
}

/** A new order, under /comenzi/noua: it gets its id, and so its address, before anything is typed. */
export const NewOrder = () => {
  const [id] = useState(newId)
  const [search] = useSearchParams()
  const may = useMay()
  // A link from elsewhere: a person who may not create orders goes to the list.
  if (!may('insert', 'orders')) return <Navigate to="/comenzi" replace />
  return <Navigate to={`/comenzi/${id}`} replace state={freshOrder(search.get('vehicul'))} />
}

type OpenOrderProps = {
  id: string
  /** It is open beside the list, which owns the page and its title. */
  beside?: boolean
}

export const OpenOrder = ({ id, beside = false }: OpenOrderProps) => {
  const { fresh, choose } = useFreshOrder()
  const { order, lines, editor, carId } = useOrder(id, fresh?.vehicleId ?? null, choose)

  if (order === undefined || lines === undefined) return null
  if (order === null && (beside || !fresh))
    return (
      <MissingPage
        title={m.orders.missing.title}
        text={m.orders.missing.text}
        back={{ to: '/comenzi', label: m.orders.missing.action }}
        beside={beside}
      />
    )
  if (beside) return <OrderBody {...{ order, lines, editor, carId }} narrow />
  return (
    <Page wide className="max-w-[78rem]">
      <PageHeader
        title={
          order
            ? m.orders.orderTitle(order.nr_comanda, order.nr_auto && formatPlate(order.nr_auto))
            : m.orders.newTitle
        }
        back={{ to: '/comenzi', label: m.orders.title }}
        isUnseen
      />
      <OrderBody {...{ order, lines, editor, carId }} />
    </Page>
  )
}
