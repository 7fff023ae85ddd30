import type { Report } from '../phone-messages.ts'

const STATES: ReadonlyMap<string, Report['state']> = new Map([
  ['401', 'unknown'],
  ['402', 'expired'],
  ['403', 'sent'],
  ['404', 'delivered'],
  ['405', 'failed'],
  ['406', 'failed'],
  ['407', 'failed'],
  ['408', 'unknown'],
  ['409', 'sent'],
  ['410', 'sent'],
])

/** Most reports of one call that are read. */
const MOST = 100

/** The parameters of a call of SMSAPI's to `notify_url`, each a list with commas where it reports several messages. */
export type SmsApiCall = Partial<Record<'MsgId' | 'status' | 'donedate' | 'idx', string | undefined>>

/** An instant in seconds or in ISO; null for anything else. */
const instantOf = (text: string): string | null => {
  const time = /^\d{9,11}$/.test(text) ? Number(text) * 1_000 : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** The reports of one call; those of a status that we do not know are left out. */
export const smsApiReports = ({ MsgId = '', status = '', donedate = '', idx = '' }: SmsApiCall): Report[] => {
  const [statuses, days, keys] = [status, donedate, idx].map((list) => list.split(','))
  return MsgId.split(',')
    .slice(0, MOST)
    .flatMap((id, place): Report[] => {
      // One value may stand for all messages of the call.
      const fieldOf = (list: readonly string[] = []) => (list.length === 1 ? list[0] : list[place]) ?? ''
      const code = fieldOf(statuses).trim()
      const state = STATES.get(code)
      if (!state || !id.trim()) return []
      return [
        {
          key: (keys?.[place] ?? '').trim(),
          id: id.trim(),
          state,
          code,
          at: instantOf(fieldOf(days).trim()),
        },
      ]
    })
}
