import { useEffect } from 'react'
import {
  type Suggestion,
  type SuggestionFacts,
  type SuggestionMemory,
  suggest,
} from '#domain/plans/suggestions.ts'
import { instantOf } from '#web/data/clock.ts'
import { type AppDatabase, getMeta, setMeta } from '#web/data/database.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'
import { dayNow, timeNow } from '#web/data/time.ts'

const MEMORY = 'suggestions'
const SHARED_AT = 'sharedAt'

const readFacts = async (db: AppDatabase): Promise<SuggestionFacts> => {
  const month = dayNow().slice(0, 7)
  return {
    ordersThisMonth: await db
      .rows('orders')
      .where('data_comanda')
      .between(`${month}-01`, `${month}-31`, true, true)
      .count(),
    since: (await db.rows('orders').orderBy(':id').first())?.created_at ?? null,
    sharedAt: (await getMeta<string>(db, SHARED_AT)) ?? null,
  }
}

const remember = async (
  db: AppDatabase,
  suggestion: Suggestion,
  change: (before: SuggestionMemory[Suggestion], now: string) => SuggestionMemory[Suggestion],
): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const memory = (await getMeta<SuggestionMemory>(db, MEMORY)) ?? {}
    const now = instantOf(timeNow())
    await setMeta(db, MEMORY, { ...memory, [suggestion]: change(memory[suggestion], now) })
  })

/** The suggestion to show here now, only on the free tier; showing it is recorded. */
export const useSuggestion = (
  among: readonly Suggestion[],
): { suggestion: Suggestion; orders: number; dismiss: () => void } | null => {
  const isFree = useAccount() === null
  const { db } = useData()
  const found = useLive(
    async (at) => {
      if (!isFree) return null
      const facts = await readFacts(at)
      const memory = (await getMeta<SuggestionMemory>(at, MEMORY)) ?? {}
      const suggestion = suggest(among, facts, memory, timeNow())
      return suggestion && { suggestion, orders: facts.ordersThisMonth }
    },
    [isFree, among],
  )
  const suggestion = found?.suggestion
  useEffect(() => {
    if (!suggestion) return
    void remember(db, suggestion, (before, now) => before ?? { shownAt: now, dismissedAt: null })
  }, [db, suggestion])
  if (!found) return null
  const dismiss = () =>
    void remember(db, found.suggestion, (before, now) => ({
      shownAt: before?.shownAt ?? now,
      dismissedAt: now,
    }))
  return { ...found, dismiss }
}

/** Records that a document was handed to a client without the server, which triggers one of the suggestions. */
export const useNoteSharing = (): (() => void) => {
  const { db } = useData()
  return () => void setMeta(db, SHARED_AT, instantOf(timeNow()))
}
