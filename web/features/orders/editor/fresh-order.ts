import { useCallback } from 'react'
import * as v from 'valibot'
import { useLocation, useNavigate } from '#web/routing/hooks.ts'

/**
 * A new order without content: no row is written for it. Its id is in the address from the start, and the browser's
 * history entry stores that it is new and which car was chosen, so that a reload, or coming back from another site,
 * finds this order and does not create a second one.
 */
const schema = v.object({ fresh: v.literal(true), vehicleId: v.nullable(v.string()) })
export type FreshOrder = v.InferOutput<typeof schema>

export const freshOrder = (vehicleId: string | null): FreshOrder => ({ fresh: true, vehicleId })

/**
 * What the history stores of the order that is shown (null for an existing one), and a function that chooses its car.
 */
export const useFreshOrder = () => {
  const { pathname, state } = useLocation()
  const navigate = useNavigate()
  const parsed = v.safeParse(schema, state)
  const choose = useCallback(
    (vehicleId: string): void =>
      void navigate(pathname, { replace: true, state: freshOrder(vehicleId), preventScrollReset: true }),
    [navigate, pathname],
  )
  return { fresh: parsed.success ? parsed.output : null, choose }
}
