import { DAY } from '#domain/kernel/days.ts'
import type { Rules } from '#domain/sync/collection.ts'
import { eraseContact } from './jobs.ts'
import type { erasures } from './schema.ts'

/**
 * Days after which an erasure runs again: a device that was offline may still send what it knew of the client, for as
 * long as its lease lasts.
 */
const AGAIN = [2, 35]

export const erasureRules: Rules<typeof erasures> = {
  change({ kind, before, after, patched }, view) {
    const run = (part: string, dueAt?: string) =>
      view.emit(
        eraseContact,
        `${eraseContact.id}/${after.id}/${part}`,
        { erasureId: after.id },
        dueAt === undefined ? {} : { dueAt },
      )
    if (kind === 'insert') {
      run('now')
      for (const days of AGAIN) run(`${days}`, new Date(Date.parse(view.now) + days * DAY).toISOString())
    }
    if (patched.has('kept_until') && after.kept_until !== null && after.kept_until !== before?.kept_until)
      run(after.kept_until, `${after.kept_until}T03:00:00.000Z`)
  },
}
