import type { Rules } from '#domain/sync/collection.ts'
import { stoppedAs } from './may-be-sent.ts'
import { messages, type stopList } from './schema.ts'

/** A client stops the address to which the message of his link went: the page of the link knows it. */
export const stopRules: Rules<typeof stopList> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    const { actor } = view
    if (actor.kind === 'client') {
      const { collection, id } = actor.capability
      const message = collection === messages.name && after.message_id === id ? view.get(messages, id) : null
      if (!message) return view.reject('row_missing')
      after.address ||= message.address
    }
    after.address = stoppedAs(after.address)
    if (after.address === '')
      view.reject('invalid_input', { issues: [{ path: 'address', code: 'required' }] })
  },
}
