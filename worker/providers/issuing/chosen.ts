import type { Env } from '#worker/env.ts'
import { localIssuer } from './local.ts'
import { oblio } from './oblio.ts'
import type { Issuer } from './port.ts'

type IssuingEnv = Pick<Env, 'INVOICES' | 'OBLIO_EMAIL' | 'OBLIO_SECRET' | 'OBLIO_CIF' | 'OBLIO_SERIES'>

/** The API of Oblio. */
const OBLIO = 'https://www.oblio.eu/api'

/** Who issues our invoices to shops, by `INVOICES`; null where nobody does. */
export const issuerOf = ({
  INVOICES,
  OBLIO_EMAIL,
  OBLIO_SECRET,
  OBLIO_CIF,
  OBLIO_SERIES,
}: IssuingEnv): Issuer | null => {
  if (INVOICES === 'local') return localIssuer
  if (INVOICES === 'none') return null
  if (INVOICES !== 'oblio') throw new Error('INVOICES is neither oblio nor local nor none')
  if (!OBLIO_EMAIL || !OBLIO_SECRET || !OBLIO_CIF || !OBLIO_SERIES)
    throw new Error(
      'INVOICES is oblio, and one of OBLIO_EMAIL, OBLIO_SECRET, OBLIO_CIF, OBLIO_SERIES is missing',
    )
  return oblio({
    url: OBLIO,
    email: OBLIO_EMAIL,
    secret: OBLIO_SECRET,
    cif: OBLIO_CIF,
    series: OBLIO_SERIES,
    fetch: (input, init) => fetch(input, init),
  })
}
