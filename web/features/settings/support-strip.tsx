import Eye from 'lucide-react/icons/eye'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { useShop } from '#web/plans/use-plan.ts'
import { Button } from '#web/ui/button.tsx'
import { useSupport } from './use-support.ts'

/** Above every screen of who may end it, while ROA AUTO's people may look at the shop's rows. */
export const SupportStrip = () => {
  const shop = useShop()
  return shop && <Strip shop={shop} />
}

const Strip = ({ shop }: { shop: Shop }) => {
  const { until, allow } = useSupport(shop)
  if (until === null) return null
  return (
    <div
      role="status"
      className="flex min-h-11 items-center gap-2.5 border-b border-rule bg-sunk px-4 py-1.5 text-sm desk:px-8"
    >
      <Eye className="size-4.5 shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 grow">{m.support.strip(until)}</span>
      <Button size="s" onClick={() => allow(false)}>
        {m.support.stop}
      </Button>
    </div>
  )
}
