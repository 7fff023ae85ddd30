import type { Effect } from '#domain/effects/job.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { RULED } from '#domain/ruled.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { MutationResult, Op } from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import type { Role } from '#domain/team/roles.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'

type Written = {
  op: 'insert' | 'patch' | 'delete'
  collection: string
  id: string
  data?: Record<string, string | number | null> | undefined
}

let made = 0

/** Ids that ascend. */
export const nextId = (): string => {
  made += 1
  return `00000000-0000-7000-9000-${made.toString(16).padStart(12, '0')}`
}

/** A founded shop whose commits run in memory, for tests of the rules. */
export const shopInMemory = async (begin = '2026-11-21T08:00:00.000Z') => {
  let now = begin
  const tenantId = nextId()
  const store = new MemoryStore()
  const effects = new Set<string>()
  const caused: Effect[] = []
  const send = async (actor: Actor, clientId: string, acts: readonly (readonly Written[])[]) => {
    const mutations = acts.map((ops) => {
      const withBases = ops.map((op) => (op.op === 'insert' ? op : { ...op, base: store.head })) as Op[]
      return { id: nextId(), hash: '', body: { at: now, label: 'test', ops: withBases } }
    })
    const push = { actor, clientId, epoch: null, mutations }
    const committed = await serve(RULED, store, store.open(), [push], { now, mode: 'authority' })
    for (const effect of committed.effects) {
      effects.add(effect.key)
      caused.push(effect)
    }
    if (committed.faults.length > 0) throw committed.faults[0]
    const outcome = committed.outcomes[0]
    return outcome?.refused === null ? outcome.results : []
  }
  /** A person with a device. */
  const person = (role: Role = 'owner', mechanicIds?: readonly string[]) => {
    const clientId = nextId()
    return asActor(staffActor({ tenantId, userId: clientId }, role, mechanicIds), clientId)
  }
  /** Any actor with a device. */
  const asActor = (actor: Actor, clientId = nextId()) => {
    /** Does acts in one push. */
    const act = (...acts: (readonly Written[])[]): Promise<MutationResult[]> => send(actor, clientId, acts)
    /** The code of the refusal, or 'applied'. */
    const outcome = async (ops: readonly Written[]): Promise<string> => {
      const [result] = await act(ops)
      return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
    }
    return { act, outcome }
  }
  const founder = asActor(systemActor({ tenantId }, 'founding'))
  await founder.act(foundShop({ tenantId, company: 'Service', cui: '', email: '' }, Date.parse(now)))
  return {
    tenantId,
    store,
    /** Keys of the effects that its commits have caused, and the effects. */
    effects,
    caused,
    /** Sets the time of the commits that follow, ISO. */
    at: (time: string) => {
      now = time
    },
    person,
    asActor,
    /** Gives the shop a plan. */
    onPlan: (plan: PlanId) =>
      founder.act([
        { op: 'patch', collection: 'tenants', id: tenantId, data: { plan, trial_expires_at: null } },
      ]),
    row: <R = Row>(collection: string, id: string): R => {
      const row = store.rows.get(`${collection}/${id}`)
      if (!row) throw new Error(`no row ${collection}/${id}`)
      return row as R
    },
    all: <R = Row>(collection: string): R[] =>
      [...store.rows]
        .filter(([key, row]) => key.startsWith(`${collection}/`) && row.deleted_at === null)
        .map(([, row]) => row as R),
  }
}
export type ShopInMemory = Awaited<ReturnType<typeof shopInMemory>>
