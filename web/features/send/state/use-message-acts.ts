import type { Message } from '#domain/messages/schema.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { presentAddress } from './present-address.ts'

/** The acts on a message that was written. */
export const useMessageActs = () => {
  const { db } = useData()
  const mutate = useMutate()
  const text = m.send
  const patch = (label: string, id: string, data: Record<string, string | null>): Promise<void> =>
    mutate(label, [{ op: 'patch', collection: 'messages', id, data }])
  const sendAgain = async (message: Message): Promise<void> =>
    patch(text.labels.again, message.id, {
      state: 'queued',
      send_at: null,
      address: await presentAddress(db, message),
    })
  const withdraw = async ({ id }: Message): Promise<void> => {
    await patch(text.labels.withdrawn, id, { state: 'suppressed' })
    toast(text.state.stopped)
  }
  return {
    /** Sends once more what did not arrive. */
    again: (message: Message): Promise<void> => reportError(sendAgain(message)),
    /** Stops a message that waits. */
    stop: (message: Message): Promise<void> => reportError(withdraw(message)),
  }
}
