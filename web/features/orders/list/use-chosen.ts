import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { UUID } from '#domain/kernel/ids.ts'
import { useMedia } from '#web/ui/use-media.ts'

const NAME = 'comanda'

/**
 * The order that stands open beside the list, in the address too. Only where there is room for both; elsewhere a row
 * goes to the order's own page.
 */
export const useChosen = () => {
  const hasRoom = useMedia('(min-width: 80rem)')
  const [params, setParams] = useSearchParams()
  const asked = params.get(NAME)
  const chosen = hasRoom && asked !== null && UUID.test(asked) ? asked : null
  const choose = useCallback(
    (id: string | null) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now)
          if (id === null) next.delete(NAME)
          else next.set(NAME, id)
          return next
        },
        // The first one is a step that the back button takes back; from one order to the next is none.
        { replace: chosen !== null, preventScrollReset: true },
      ),
    [setParams, chosen],
  )
  return { chosen, choose: hasRoom ? choose : undefined }
}
