import Columns3 from 'lucide-react/icons/columns-3'
import List from 'lucide-react/icons/list'
import { m } from '#web/i18n/messages.ts'
import { type View, ViewSwitch } from '#web/listing/view-switch.tsx'

const VIEWS: readonly View[] = [
  { to: '/comenzi', icon: <List aria-hidden />, label: () => m.orders.views.list },
  { to: '/comenzi/tabla', icon: <Columns3 aria-hidden />, label: () => m.orders.views.board },
]

/** The two views of the orders. */
export const OrderViews = () => <ViewSwitch label={m.orders.views.label} views={VIEWS} />
