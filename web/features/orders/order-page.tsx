import SearchX from 'lucide-react/icons/search-x'
import { useEffect, useRef, useState } from 'react'
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { formatPlate } from '#domain/romania/plate.ts'
import { useMay } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { freshOrderId } from './fresh-id.ts'
import { OrderDocument } from './order-document.tsx'
import { useOrder } from './use-order.ts'

/**
 * One order, under /comenzi/:id, or a new one under /comenzi/noua. Both routes show this very component, so that the
 * sheet (its focus, what is being typed) stays as it is when a new order gets its own address.
 */
export const Component = () => {
  const { id } = useParams()
  const { key } = useLocation()
  const may = useMay()
  const [fresh, setFresh] = useState(() => ({ key, id: id === undefined ? freshOrderId() : '' }))
  // Asking for a new order once more is another order.
  if (id === undefined && fresh.key !== key) setFresh({ key, id: freshOrderId() })
  const shown = id ?? fresh.id
  // An old link, or somebody else's: who may make no orders finds those there are.
  if (id === undefined && !may('insert', 'orders')) return <Navigate to="/comenzi" replace />
  return <OrderSheet key={shown} id={shown} isNew={id === undefined || id === fresh.id} />
}

type OrderSheetProps = {
  id: string
  isNew: boolean
  /** It stands beside the list: the page and its title are the list's. */
  beside?: boolean
}

export const OrderSheet = ({ id, isNew, beside = false }: OrderSheetProps) => {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { order, lines, hands } = useOrder(id, () => {
    navigate(`/comenzi/${id}`, { replace: true, preventScrollReset: true })
  })

  const car = useRef(isNew ? search.get('vehicul') : null)
  useEffect(() => {
    const vehicleId = car.current
    car.current = null
    if (vehicleId)
      void reportError(
        hands.write(m.orders.labels.carChosen, [
          { op: 'patch', collection: 'orders', id, data: { vehicle_id: vehicleId } },
        ]),
      )
  }, [hands, id])

  if (order === undefined || lines === undefined) return null
  if (order === null && !isNew)
    return (
      <Page>
        <EmptyState
          level={1}
          icon={<SearchX />}
          title={m.orders.missing.title}
          action={<ButtonLink to="/comenzi">{m.orders.missing.action}</ButtonLink>}
        >
          {m.orders.missing.text}
        </EmptyState>
      </Page>
    )
  if (beside) return <OrderDocument order={order} lines={lines} hands={hands} narrow />
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
      <OrderDocument order={order} lines={lines} hands={hands} />
    </Page>
  )
}
