import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { staffActor, systemActor } from '#domain/sync/actor.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { foundTeam } from './found-team.ts'
import { linkRow, readLinkRow } from './invites.ts'
import type { Role } from './roles.ts'
import { MAX_INVITES, type Member } from './schema.ts'
import { beyondSeats } from './seats.ts'
import { MEMBER_STATES, mayStep } from './states.ts'

const OWNER = nextId()

/** A shop on a plan, with its founder's row. */
const aTeam = async (plan: 'free' | 'basic' | 'pro' = 'pro') => {
  const shop = await shopInMemory()
  const system = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'founding'))
  await system.act([
    { op: 'patch', collection: 'tenants', id: shop.tenantId, data: { plan, trial_expires_at: null } },
    foundTeam({ tenantId: shop.tenantId, userId: OWNER, name: 'Ana', email: 'ana@exemplu.ro' }),
  ])
  const as = (userId: string, role: Role) =>
    shop.asActor(staffActor({ tenantId: shop.tenantId, userId }, role))
  return { ...shop, owner: as(OWNER, 'owner'), as, team: asServer(shop) }
}

/** The server's own acts on the team. */
const asServer = ({ tenantId, asActor }: ShopInMemory) => asActor(systemActor({ tenantId }, 'team'))

const invited = (id: string, role: Role, data: Partial<Member> = {}) => ({
  op: 'insert' as const,
  collection: 'members',
  id,
  data: { name: 'Dan', email: `${id}@exemplu.ro`, role, ...data },
})
const patch = (id: string, data: Partial<Member>) => ({
  op: 'patch' as const,
  collection: 'members',
  id,
  data,
})

/** Invites somebody who accepts; the ids of the row and of the user. */
const joined = async (shop: Awaited<ReturnType<typeof aTeam>>, role: Role) => {
  const [id, userId] = [nextId(), nextId()]
  expect(await shop.owner.outcome([invited(id, role)])).toBe('applied')
  expect(await shop.team.outcome([patch(id, { user_id: userId, state: 'active' })])).toBe('applied')
  return { id, userId }
}

it('tells the office who joined, and the owner that the places are taken', async () => {
  const shop = await aTeam('pro')
  const { id } = await joined(shop, 'mechanic')
  const told = () => [...shop.effects].filter((key) => key.startsWith('notifications.tell/'))
  expect(told().filter((key) => key.startsWith(`notifications.tell/team.joined/${id}/`))).toHaveLength(1)
  expect(told().filter((key) => key.startsWith('notifications.tell/usage.near/users/'))).toEqual([])
  await joined(shop, 'reception')
  expect(told().filter((key) => /\/usage\.near\/users\/.*\/100$/.test(key))).toHaveLength(1)
})

describe('seats', () => {
  it('are those of the plan: invited colleagues hold them, accountants hold none', async () => {
    const shop = await aTeam('pro')
    const outcomes = []
    for (const role of ['mechanic', 'reception', 'accountant', 'mechanic', 'accountant'] as const)
      outcomes.push(await shop.owner.outcome([invited(nextId(), role)]))
    expect(outcomes).toEqual(['applied', 'applied', 'applied', 'limit_reached', 'applied'])
  })

  it('name the plan that has more, or none', async () => {
    for (const [plan, more] of [
      ['free', 'pro'],
      ['basic', 'pro'],
    ] as const) {
      const shop = await aTeam(plan)
      const [refused] = await shop.owner.act([invited(nextId(), 'mechanic')])
      expect(refused).toMatchObject({
        code: 'limit_reached',
        params: { feature: 'users', limit: 1, used: 1, plan: more },
      })
    }
  })

  it('are given back by a withdrawal and a deactivation, and taken again by the way back', async () => {
    const shop = await aTeam('pro')
    const [asked, extra] = [nextId(), nextId()]
    const { id } = await joined(shop, 'mechanic')
    const say = (member: string, state: Member['state']) => shop.owner.outcome([patch(member, { state })])
    expect(await shop.owner.outcome([invited(asked, 'reception')])).toBe('applied')
    expect(await shop.owner.outcome([invited(extra, 'mechanic')])).toBe('limit_reached')
    expect(await say(asked, 'withdrawn')).toBe('applied')
    expect(await shop.owner.outcome([invited(extra, 'mechanic')])).toBe('applied')
    expect(await say(id, 'deactivated')).toBe('applied')
    expect(await shop.owner.outcome([invited(nextId(), 'mechanic')])).toBe('applied')
    expect(await say(id, 'active')).toBe('limit_reached')
  })

  it('are asked for by an accountant who gets a role in the workshop', async () => {
    const shop = await aTeam('basic')
    const { id } = await joined(shop, 'accountant')
    expect(await shop.owner.outcome([patch(id, { role: 'reception' })])).toBe('limit_reached')
  })

  it('hold for several invites in one act and in one push', async () => {
    const shop = await aTeam('pro')
    const many = () => invited(nextId(), 'mechanic')
    expect(await shop.owner.outcome([many(), many(), many()])).toBe('limit_reached')
    const results = await shop.owner.act(...Array.from({ length: 12 }, () => [many()]))
    expect(results.filter(({ status }) => status === 'applied')).toHaveLength(2)
  })
})

describe('roles', () => {
  it('are given up to one’s own, to people who are not above', async () => {
    const shop = await aTeam('pro')
    const boss = await joined(shop, 'manager')
    const { id } = await joined(shop, 'mechanic')
    const manager = shop.as(boss.userId, 'manager')
    expect(await manager.outcome([patch(id, { role: 'manager' })])).toBe('applied')
    expect(await manager.outcome([patch(id, { role: 'owner' })])).toBe('role_above')
    expect(await manager.outcome([patch(shop.tenantId, { role: 'mechanic' })])).toBe('role_above')
    expect(await manager.outcome([patch(shop.tenantId, { state: 'deactivated' })])).toBe('role_above')
    for (const role of ['reception', 'mechanic', 'accountant'] as const)
      expect(await shop.as(nextId(), role).outcome([patch(id, { role: 'mechanic' })])).toBe('forbidden')
  })

  it('are not changed by oneself', async () => {
    const shop = await aTeam('pro')
    const boss = await joined(shop, 'manager')
    const manager = shop.as(boss.userId, 'manager')
    expect(await manager.outcome([patch(boss.id, { role: 'mechanic' })])).toBe('member_self')
    expect(await manager.outcome([patch(boss.id, { state: 'deactivated' })])).toBe('member_self')
    expect(await manager.outcome([patch(boss.id, { name: 'Dan Pop' })])).toBe('applied')
  })

  it('of the owner come by a hand-over alone, and one owner stays', async () => {
    const shop = await aTeam('pro')
    const { id } = await joined(shop, 'manager')
    expect(await shop.owner.outcome([patch(id, { role: 'owner' })])).toBe('role_above')
    expect(await shop.owner.outcome([invited(nextId(), 'owner')])).toBe('role_above')
    expect(await shop.team.outcome([patch(shop.tenantId, { role: 'manager' })])).toBe('last_owner')
    expect(await shop.team.outcome([patch(shop.tenantId, { state: 'deactivated' })])).toBe('last_owner')
    const handOver = [patch(id, { role: 'owner' }), patch(shop.tenantId, { role: 'manager' })]
    expect(await shop.team.outcome(handOver)).toBe('applied')
    expect([shop.row<Member>('members', id).role, shop.row<Member>('members', shop.tenantId).role]).toEqual([
      'owner',
      'manager',
    ])
    // Asked for at the same time as the first one, by the same person.
    const other = await joined(shop, 'reception')
    const again = [patch(other.id, { role: 'owner' }), patch(shop.tenantId, { role: 'manager' })]
    expect(await shop.team.outcome(again)).toBe('forbidden')
  })
})

describe('an invite', () => {
  it('is one for an address, whatever became of it', async () => {
    const shop = await aTeam('pro')
    const id = nextId()
    expect(await shop.owner.outcome([invited(id, 'mechanic', { email: 'Dan@Exemplu.ro' })])).toBe('applied')
    expect(shop.row<Member>('members', id)).toMatchObject({
      email: 'dan@exemplu.ro',
      state: 'invited',
      user_id: '',
      invites: 1,
      invited_by: OWNER,
    })
    const again = () => shop.owner.outcome([invited(nextId(), 'reception', { email: 'dan@exemplu.ro' })])
    expect(await again()).toBe('member_exists')
    expect(await shop.owner.outcome([patch(id, { state: 'withdrawn' })])).toBe('applied')
    expect(await again()).toBe('member_exists')
    expect(await shop.owner.outcome([invited(nextId(), 'reception', { email: 'ana@exemplu.ro' })])).toBe(
      'member_exists',
    )
  })

  it('is nobody’s who cannot get it', async () => {
    const shop = await aTeam('pro')
    for (const email of ['', 'dan', 'dan@'])
      expect(await shop.owner.outcome([invited(nextId(), 'mechanic', { email })])).toBe('invalid_input')
    const forged = { user_id: nextId(), invited_by: 'x' }
    const id = nextId()
    expect(await shop.owner.outcome([invited(id, 'mechanic', forged)])).toBe('applied')
    expect(shop.row<Member>('members', id)).toMatchObject({ user_id: '', invited_by: OWNER })
    expect(await shop.owner.outcome([invited(nextId(), 'mechanic', { state: 'active' })])).toBe(
      'member_state',
    )
    expect(await shop.owner.outcome([patch(id, { state: 'active' })])).toBe('member_state')
  })

  it('is accepted while it is open', async () => {
    const shop = await aTeam('pro')
    const id = nextId()
    await shop.owner.act([invited(id, 'mechanic')])
    await shop.owner.act([patch(id, { state: 'withdrawn' })])
    const accept = () => shop.team.outcome([patch(id, { user_id: nextId(), state: 'active' })])
    expect(await accept()).toBe('invite_over')
  })

  it('makes its person the mechanic that it names', async () => {
    const shop = await aTeam('pro')
    const [id, mechanic, user_id] = [nextId(), nextId(), nextId()]
    await shop.owner.act([
      { op: 'insert', collection: 'mecanici', id: mechanic, data: { nume: 'Pop' } },
      invited(id, 'mechanic', { mechanic_id: mechanic }),
    ])
    await shop.team.act([patch(id, { user_id, state: 'active' })])
    expect(shop.row('mecanici', mechanic).user_id).toBe(user_id)
    expect(shop.row('members', id).mechanic_id).toBeNull()
  })

  it('is mailed under a link of its own, not too often', async () => {
    const shop = await aTeam('pro')
    const id = nextId()
    await shop.owner.act([invited(id, 'mechanic')])
    const mail = () => shop.effects.has(`team.invite/${id}/${shop.row('members', id).invites}`)
    expect(mail()).toBe(true)
    const again = () => shop.owner.act([patch(id, { invites: 2 })])
    const [soon] = await again()
    expect(soon).toMatchObject({ code: 'too_many_attempts', params: { retryAfter: 300 } })
    const ago = (ms: number) => new Date(Date.parse('2026-11-21T08:00:00.000Z') - ms).toISOString()
    shop.row<Member>('members', id).invited_at = ago(DAY)
    expect((await again())[0]?.status).toBe('applied')
    expect([mail(), shop.row('members', id).invites]).toEqual([true, 2])
    // A lower number would open the link of the mail before.
    expect(await shop.owner.outcome([patch(id, { invites: 1 })])).toBe('applied')
    expect(shop.row('members', id).invites).toBe(2)
    expect(readLinkRow(linkRow(shop.row<Member>('members', id)))).toEqual({ memberId: id, mail: 2 })
    shop.row<Member>('members', id).invited_at = ago(DAY)
    shop.row<Member>('members', id).invites = MAX_INVITES
    await shop.owner.act([patch(id, { state: 'withdrawn' })])
    expect(await shop.owner.outcome([patch(id, { state: 'invited' })])).toBe('too_many_invites')
  })

  it('goes to twenty people a day at most', async () => {
    const shop = await aTeam('pro')
    const outcomes = []
    for (let index = 0; index < 22; index++)
      outcomes.push(await shop.owner.outcome([invited(nextId(), 'accountant')]))
    expect(outcomes.filter((one) => one === 'applied')).toHaveLength(20)
    expect(outcomes.at(-1)).toBe('too_many_attempts')
  })
})

it('the steps of a colleague are these', () => {
  const steps = MEMBER_STATES.flatMap((from) =>
    MEMBER_STATES.filter((to) => from !== to && mayStep(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(steps).toEqual([
    'invited → withdrawn',
    'active → deactivated',
    'deactivated → active',
    'withdrawn → invited',
  ])
})

it('the directory follows each change of a person, and of nobody who has not joined', async () => {
  const shop = await aTeam('pro')
  const follows = () => [...shop.effects].filter((key) => key.startsWith('team.follow/')).length
  const id = nextId()
  await shop.owner.act([invited(id, 'mechanic')])
  await shop.owner.act([patch(id, { role: 'reception' })])
  expect(follows()).toBe(0)
  await shop.team.act([patch(id, { user_id: nextId(), state: 'active' })])
  await shop.owner.act([patch(id, { role: 'mechanic' })])
  await shop.owner.act([patch(id, { name: 'Dan Pop' })])
  await shop.owner.act([patch(id, { state: 'deactivated' })])
  expect(follows()).toBe(3)
})

describe('a smaller plan', () => {
  const billing = (shop: ShopInMemory) => shop.asActor(systemActor({ tenantId: shop.tenantId }, 'billing'))
  const bring = (shop: ShopInMemory, plan: 'free' | 'basic' | 'pro') =>
    billing(shop).outcome([{ op: 'patch', collection: 'tenants', id: shop.tenantId, data: { plan } }])
  const states = (shop: ShopInMemory, ...ids: string[]) =>
    ids.map((id) => shop.row<Member>('members', id).state)

  it('pauses the colleagues without a seat in its own act, the newest first, and says so', async () => {
    const shop = await aTeam('pro')
    const { id: older } = await joined(shop, 'manager')
    const [asked, books] = [nextId(), (await joined(shop, 'accountant')).id]
    expect(await shop.owner.outcome([invited(asked, 'mechanic')])).toBe('applied')
    expect(await bring(shop, 'basic')).toBe('applied')
    expect(states(shop, shop.tenantId, older, asked, books)).toEqual([
      'active',
      'deactivated',
      'withdrawn',
      'active',
    ])
    // Each reader has a mail of their own: the colleague, and the owner.
    const readers = [...shop.effects].flatMap((key) => /^team\.paused\/.*\/(.+)$/.exec(key)?.[1] ?? [])
    expect(readers.sort()).toEqual([older, shop.tenantId].sort())
    expect([...shop.effects].some((key) => key.startsWith(`team.follow/${older}/`))).toBe(true)
    expect(await shop.owner.outcome([patch(older, { state: 'active' })])).toBe('limit_reached')
    expect(await bring(shop, 'pro')).toBe('applied')
    expect(states(shop, older)).toEqual(['deactivated'])
    expect(await shop.owner.outcome([patch(older, { state: 'active' })])).toBe('applied')
  })

  it('pauses nobody where the owner has chosen before, nor where the plan ends', async () => {
    const shop = await aTeam('pro')
    const { id } = await joined(shop, 'mechanic')
    expect(await bring(shop, 'free')).toBe('applied')
    expect(states(shop, id)).toEqual(['active'])
    await bring(shop, 'pro')
    await shop.owner.outcome([patch(id, { state: 'deactivated' })])
    const told = shop.effects.size
    expect(await bring(shop, 'basic')).toBe('applied')
    expect(shop.effects.size).toBe(told)
  })

  it('keeps who was here first, and a colleague before an invite', () => {
    const one = (id: string, role: Role, state: Member['state'], day: number) => ({
      ...{ id, role, state },
      created_at: `2026-11-0${day}T08:00:00.000Z`,
    })
    const team = [
      one('asked', 'mechanic', 'invited', 1),
      one('new', 'mechanic', 'active', 4),
      one('old', 'reception', 'active', 2),
      one('heir', 'owner', 'active', 5),
      one('books', 'accountant', 'active', 6),
      one('left', 'mechanic', 'deactivated', 1),
    ]
    const ids = (plan: 'free' | 'basic' | 'pro') => beyondSeats(plan, team).map(({ id }) => id)
    expect([ids('basic'), ids('pro'), ids('free')]).toEqual([['old', 'new', 'asked'], ['asked'], []])
  })
})
