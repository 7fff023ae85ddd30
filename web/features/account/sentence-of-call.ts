import { NetworkError } from '#web/data/network-error.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'

/** The sentence of a request that failed: the network, or what the server said. */
export const sentenceOfCall = (error: unknown): string =>
  error instanceof NetworkError
    ? navigator.onLine
      ? m.account.unreachable
      : m.account.offline
    : sentenceOfError(error)

/** Shows why a request of a button failed; resolves to whether it went through. */
export const succeeded = (request: Promise<unknown>): Promise<boolean> =>
  request.then(
    () => true,
    (error: unknown) => {
      toast(sentenceOfCall(error), { kind: 'error' })
      return false
    },
  )
