import type { Env } from '#worker/env.ts'
import { localIssuer } from './local.ts'
import { oblio } from './oblio.ts'
import { ownShop } from './own-shop.ts'
import type { Issuer } from './port.ts'

/** The API of Oblio. */
const OBLIO = 'https://www.oblio.eu/api'

const missing = (issuer: string, names: string): Error =>
  new Error(`INVOICES is ${issuer}, and one of ${names} is missing`)

const oblioOf = ({ OBLIO_EMAIL, OBLIO_SECRET, OBLIO_CIF, OBLIO_SERIES }: Env): Issuer => {
  if (!OBLIO_EMAIL || !OBLIO_SECRET || !OBLIO_CIF || !OBLIO_SERIES)
    throw missing('oblio', 'OBLIO_EMAIL, OBLIO_SECRET, OBLIO_CIF, OBLIO_SERIES')
  return oblio({
    url: OBLIO,
    email: OBLIO_EMAIL,
    secret: OBLIO_SECRET,
    cif: OBLIO_CIF,
    series: OBLIO_SERIES,
    fetch: (input, init) => fetch(input, init),
  })
}

const ownShopOf = (env: Env): Issuer => {
  const { INVOICES_SHOP: shop, INVOICES_SERIES: series } = env
  if (!shop || !series) throw missing('shop', 'INVOICES_SHOP, INVOICES_SERIES')
  return ownShop(env, { shop, series })
}

/** Who issues our invoices to shops, by `INVOICES`; null where nobody does. */
export const issuerOf = (env: Env): Issuer | null => {
  const { INVOICES } = env
  if (INVOICES === 'local') return localIssuer
  if (INVOICES === 'oblio') return oblioOf(env)
  if (INVOICES === 'shop') return ownShopOf(env)
  if (INVOICES !== 'none') throw new Error('INVOICES is neither oblio nor shop nor local nor none')
  return null
}
