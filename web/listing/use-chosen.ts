import { useCallback } from 'react'
import { useMedia } from '#web/ui/use-media.ts'
import type { Param } from './query.ts'
import { useAddress } from './use-address.ts'

/**
 * The row that stands open beside the list, in the address too. Only where there is room for both; elsewhere a row goes to
 * its own page. `params` is a constant.
 */
export const useChosen = (params: {
  readonly chosen: Param<string | null>
}): { chosen: string | null; choose: ((id: string | null) => void) | undefined } => {
  const hasRoom = useMedia('(min-width: 80rem)')
  const [asked, change] = useAddress(params)
  const chosen = hasRoom ? asked.chosen : null
  const choose = useCallback(
    // The first one is a step that the back button takes back; from one row to the next is none.
    (id: string | null) => change({ chosen: id }, { replace: chosen !== null }),
    [change, chosen],
  )
  return { chosen, choose: hasRoom ? choose : undefined }
}
