import CircleAlert from 'lucide-react/icons/circle-alert'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'

/** On an order: refused changes of it or of its lines that are still undecided. */
export const RejectedHere = ({ orderId }: { orderId: string }) => {
  const count = useLive(
    async (db) => {
      const lines = new Set(await db.rows('order_lines').where('order_id').equals(orderId).primaryKeys())
      const entries = await db.rejected.toArray()
      return entries.filter(({ mutation }) =>
        mutation.ops.some(({ id, data }) => id === orderId || lines.has(id) || data?.order_id === orderId),
      ).length
    },
    [orderId],
  )
  if (!count) return null
  return (
    <p
      role="alert"
      className="my-3 flex items-center gap-3 rounded-control bg-danger-soft px-4 py-3 text-danger"
    >
      <CircleAlert className="size-5 shrink-0" aria-hidden />
      <span className="grow">{m.sync.news.onOrder(count)}</span>
      <Link to="/sincronizare" className="py-1 font-semibold underline underline-offset-2">
        {m.sync.news.see}
      </Link>
    </p>
  )
}
