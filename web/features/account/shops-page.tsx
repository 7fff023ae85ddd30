import Check from 'lucide-react/icons/check'
import Store from 'lucide-react/icons/store'
import type { Me } from '#domain/team/account.ts'
import { useAccount, useSyncSummary } from '#web/data/hooks.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { switchShop } from '#web/data/shops.ts'
import { showError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { toast } from '#web/ui/toast-store.ts'

type ShopProps = { shop: Me['shops'][number]; isCurrent: boolean; onGo: () => Promise<void> }

const Shop = ({ shop, isCurrent, onGo }: ShopProps) => {
  const text = m.security.shops
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 desk:px-8">
      <Store className="size-5 shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 grow basis-40">
        <p className="font-medium wrap-anywhere">{shop.name}</p>
        <p className="text-sm text-ink-2">{m.settings.account.roles[shop.role]}</p>
      </div>
      {isCurrent ? (
        <p className="flex items-center gap-1.5 text-sm font-medium text-good">
          <Check className="size-4" strokeWidth={2.4} aria-hidden />
          {text.current}
        </p>
      ) : (
        <Button onClick={onGo} aria-label={text.switchTo(shop.name)}>
          {text.switch}
        </Button>
      )}
    </li>
  )
}

/** `/cont/service`: a person of several shops goes from one to the other. */
export const Component = () => {
  const text = m.security.shops
  const me = useAccount()
  const navigate = useNavigate()
  const { pending } = useSyncSummary()
  if (me === null) return <Navigate to="/cont/conectare" replace />
  const shops = me.shops.length > 0 ? me.shops : [{ ...me.shop, role: me.user.role }]
  const go = async ({ id, name }: ShopProps['shop']) => {
    try {
      await switchShop(id)
      toast(text.switched(name))
      await navigate('/', { replace: true })
    } catch (error) {
      if (error instanceof NetworkError) toast(m.account.unreachable, { kind: 'error' })
      else showError(error)
    }
  }
  return (
    <Page className="max-w-2xl">
      <PageHeader title={text.title} under={shops.length > 1 ? text.text : undefined} />
      <Paper>
        <ul className="divide-y divide-rule">
          {shops.map((shop) => (
            <Shop key={shop.id} shop={shop} isCurrent={shop.id === me.shop.id} onGo={() => go(shop)} />
          ))}
        </ul>
      </Paper>
      {shops.length > 1 && pending > 0 && <p className="mt-3 text-sm text-ink-2">{text.unsent(pending)}</p>}
    </Page>
  )
}
