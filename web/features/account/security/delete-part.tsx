import * as api from '#domain/api/account.ts'
import type { Me } from '#domain/team/account.ts'
import { logout } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { eraseData } from '#web/data/erase-data.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { toast } from '#web/ui/toast-store.ts'
import { DeleteForGoodPart } from './delete-for-good.tsx'

/** What the person had on this device, of every shop. A database that another window holds stays until it is closed. */
const eraseAll = (me: Me): Promise<unknown> => {
  const ids = new Set([me.shop.id, ...me.shops.map(({ id }) => id)])
  return Promise.allSettled([...ids].map((id) => eraseData({ ...me, shop: { ...me.shop, id } })))
}

/** The end of the account. */
export const DeletePart = ({ me }: { me: Me }) => {
  const text = m.security.remove
  const navigate = useNavigate()
  return (
    <DeleteForGoodPart
      id="stergere"
      {...text}
      under={text.text}
      type={text.type(text.word)}
      send={async () => {
        await call(api.deleteAccount, {})
        await navigate('/', { replace: true })
        await logout()
        await eraseAll(me)
        toast(text.done)
      }}
    />
  )
}

/** The end of the shop, for its owner. */
export const DeleteShopPart = ({ me }: { me: Me }) => {
  const text = m.security.removeShop
  const navigate = useNavigate()
  const { name } = me.shop
  return (
    <DeleteForGoodPart
      id="stergere-service"
      {...text}
      under={text.text(name)}
      word={name}
      type={text.type(name)}
      send={async () => {
        await call(api.deleteShop, {})
        await navigate('/', { replace: true })
        await logout()
        await eraseData(me)
        toast(text.done(name))
      }}
    />
  )
}
