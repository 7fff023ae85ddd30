import { useCallback, useEffect, useState } from 'react'
import * as api from '#domain/api/audit.ts'
import type { AuditAct } from '#domain/sync/log.ts'
import { call } from '#web/data/call.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { m } from '#web/i18n/messages.ts'
import { dayParam, idParam, type QueryOf, textParam } from '#web/listing/query.ts'

/** What is looked for in the log; in the address too. */
export const AUDIT = {
  text: textParam('cauta'),
  person: idParam('persoana'),
  collection: { name: 'ce', fallback: '', parse: (text: string) => text },
  from: dayParam('de-la'),
  until: dayParam('pana-la'),
} as const
export type AuditQuery = QueryOf<typeof AUDIT>

/** A page of the log below a rev. @throws AppError, NetworkError */
export const auditPage = (query: AuditQuery, before: number | null): Promise<api.AuditPage> =>
  call(api.audit, {
    query: {
      ...(before !== null && { before: String(before) }),
      ...(query.person !== null && { person: query.person }),
      ...(query.collection !== '' && { collection: query.collection }),
      ...(query.from !== null && { from: query.from }),
      ...(query.until !== null && { until: query.until }),
      ...(query.text.trim() !== '' && { text: query.text.trim() }),
    },
  })

type State = { acts: readonly AuditAct[]; next: number | null; problem: string | null; isLoading: boolean }

const START: State = { acts: [], next: null, problem: null, isLoading: true }

/** Milliseconds after the last key until the server is asked. */
const DELAY = 300

/** The acts of the log that a query finds, page by page. */
export const useAudit = (query: AuditQuery): State & { more(): void } => {
  const [state, setState] = useState(START)
  const read = useCallback(
    async (known: readonly AuditAct[], before: number | null, isStill: () => boolean) => {
      setState((was) => ({ ...was, isLoading: true, problem: null }))
      try {
        const { acts, next } = await auditPage(query, before)
        if (isStill()) setState({ acts: [...known, ...acts], next, problem: null, isLoading: false })
      } catch (error) {
        const problem = error instanceof NetworkError ? m.history.offline : m.history.failed
        if (isStill()) setState((was) => ({ ...was, isLoading: false, problem }))
      }
    },
    [query],
  )
  useEffect(() => {
    let isStill = true
    const timer = setTimeout(() => void read([], null, () => isStill), DELAY)
    return () => {
      isStill = false
      clearTimeout(timer)
    }
  }, [read])
  return { ...state, more: () => void read(state.acts, state.next, () => true) }
}
