import { useCallback } from 'react'
import { useMedia } from '#web/ui/use-media.ts'
import type { Param } from './query.ts'
import { useAddress } from './use-address.ts'

/**
 * The row that is open beside the list, in the address too. Only where both fit; elsewhere a row opens its own page.
 * `params` is a constant.
 */
export const useChosen = (params: {
  readonly chosen: Param<string | null>
}): { chosen: string | null; choose: ((id: string | null) => void) | undefined } => {
  const hasRoom = useMedia('(min-width: 80rem)')
  const [asked, change] = useAddress(params)
  const chosen = hasRoom ? asked.chosen : null
  const choose = useCallback(
    // The first choice is a step for the Back button; moving from one row to the next is not.
    (id: string | null) => change({ chosen: id }, { replace: chosen !== null }),
    [change, chosen],
  )
  return { chosen, choose: hasRoom ? choose : undefined }
}
