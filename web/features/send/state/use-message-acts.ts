import type { Message } from '#domain/messages/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'

/** The acts on a message that was written. */
export const useMessageActs = () => {
  const mutate = useMutate()
  const text = m.send
  const patch = (label: string, id: string, data: Partial<Message>): Promise<void> =>
    mutate(label, [
      { op: 'patch', collection: 'messages', id, data: data as Record<string, string | number | null> },
    ])
  return {
    /** Sends once more what did not arrive, as it is. */
    again: (message: Message): Promise<void> =>
      reportError(patch(text.labels.again, message.id, { state: 'queued', send_at: null })),
    /** Stops a message that waits. */
    stop: (message: Message): Promise<void> =>
      reportError(
        patch(text.labels.withdrawn, message.id, { state: 'suppressed' }).then(
          () => void toast(text.state.stopped),
        ),
      ),
  }
}
