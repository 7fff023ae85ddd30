import type { WhatsAppWay } from '#domain/messages/words.ts'
import type { Metered, PlanId } from '#domain/plans/catalogue.ts'
import { periodAt, type Standing, standingOf, usageId } from '#domain/usage/standing.ts'
import { instantOf } from '#web/data/clock.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { useToday } from '#web/data/use-today.ts'
import type { About } from './about.ts'
import { type Outgoing, readOutgoing } from './read-outgoing.ts'

/** What can be written about a row, kept current. undefined while it is read, null when it is not here. */
export const useOutgoing = (about: About): Outgoing | null | undefined => {
  const { writer } = useData()
  const today = useToday()
  return useLive(
    (db) => readOutgoing(db, writer.actor.tenantId, about, today),
    [writer, about.kind, about.id, today],
  )
}

/** What the server has for the shop's messages by WhatsApp. */
export const useWhatsApp = (): WhatsAppWay => useAccount()?.shop.whatsapp ?? 'link'

/** What the shop has used of a feature that is counted, and what is left. undefined while it is read. */
export const useStanding = (feature: Metered, plan: PlanId | null): Standing | undefined =>
  useLive(
    async (db) => {
      const now = instantOf(timeNow())
      const [month, packs] = await Promise.all([
        db.rows('usage').get(usageId(feature, periodAt(now))),
        db.rows('usage_packs').toArray(),
      ])
      return standingOf({ feature, plan: plan ?? 'free', month: month ?? null, packs }, now)
    },
    [feature, plan],
  )
