import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import type { Contract } from '#domain/api/contract.ts'
import { CONTRACTS } from '#domain/api/contracts.ts'
import { PAGES, pathOf } from '#domain/api/paths.ts'
import { nameOf } from '#domain/api/registry.ts'
import { push } from '#domain/api/sync.ts'
import type { ErrorBody } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import { opSchema, pushSchema, wholeMutationSchema } from '#domain/sync/protocol.ts'
import { bearer } from '#tests/factories/accounts.ts'
import { bindings, call, rawDb, setPlan } from '#tests/factories/api.ts'
import { fromSchema, type Means } from '#tests/factories/from-schema.ts'
import { aPortal } from '#tests/factories/portal.ts'
import { stopRow } from '#worker/modules/messages/links.ts'
import { linkFor } from '#worker/pages/links.ts'
import { pages } from '#worker/pages/routes.ts'

/**
 * Every endpoint gets input made from the schemas of its contract, with ids and tokens of a real shop: whatever is sent,
 * no answer is a fault of the server. A new contract is covered by being listed. `npm run verify` sends 20,000.
 */

const REQUESTS = Number((env as unknown as { FUZZ_REQUESTS: string }).FUZZ_REQUESTS)
/** The same requests in every run, so that what is found can be found again. */
const SEED = 12
/** Requests that are under way at once. */
const AT_ONCE = 8

/** A push with its acts, which the contract itself leaves to the commit. */
const wholePush = v.strictObject({ ...pushSchema.entries, mutations: v.array(wholeMutationSchema) })

const schemaOf = (contract: Contract) => {
  if (contract === push) return wholePush
  return contract.body && contract.body !== 'bytes' ? contract.body : null
}

/** Ops on the rows of real collections, with values by the schemas of their columns. */
const opsOf = (means: Means): fc.Arbitrary<unknown> => {
  const ids = fc.oneof(fc.uuid({ version: 7 }), fc.constantFrom(...means.known))
  const perCollection = [...REGISTRY.values()].map(({ collection: { name, columns } }) => {
    const values = Object.entries(columns).map(
      ([column, { schema }]) => [column, fromSchema(schema as v.GenericSchema<never>, means)] as const,
    )
    const data = fc.record(Object.fromEntries(values), { requiredKeys: [] })
    const base = fc.nat(50)
    return fc.oneof(
      fc.record({ op: fc.constant('insert'), collection: fc.constant(name), id: ids, data }),
      fc.record({ op: fc.constant('patch'), collection: fc.constant(name), id: ids, data, base }),
      fc.record({ op: fc.constant('delete'), collection: fc.constant(name), id: ids, base }),
    )
  })
  return fc.oneof(...perCollection)
}

type Sent = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown }

const requestsOf = (contract: Contract, means: Means): fc.Arbitrary<Sent> => {
  const { params = {}, query = {}, body } = contract
  const schema = schemaOf(contract)
  const all = (entries: NonNullable<Contract['params']>) =>
    fc.record(
      Object.fromEntries(
        Object.entries(entries).map(([name, part]) => [
          name,
          fromSchema(part as v.GenericSchema<never>, means),
        ]),
      ),
    )
  return fc.record({
    params: all(params),
    query: all(query),
    body: schema
      ? fromSchema(schema as unknown as v.GenericSchema<never>, means)
      : body === 'bytes'
        ? fc.string({ maxLength: 500 })
        : fc.constant(undefined),
  })
}

/** A value as a part of an address; lone halves of characters are no address. */
const asText = (value: unknown): string | undefined =>
  value === undefined
    ? undefined
    : String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed()

const texts = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)]))

it(`answers ${REQUESTS} requests made from the contracts without a fault`, {
  timeout: 1_800_000,
}, async () => {
  const shop = await aPortal()
  const { me, accessToken } = shop.session.answer
  await setPlan(shop.tenantId, 'pro')
  const rows = await shop.device.changes()
  const known = [
    ...[
      shop.tenantId,
      me.user.id,
      me.user.email,
      shop.orderId,
      shop.linkId,
      shop.path.split('/').at(-1) ?? '',
    ],
    ...[shop.device.clientId, rows.cursor.epoch, ...REGISTRY.keys()],
    ...rows.rows.map(({ row }) => row.id),
  ]
  const means: Means = { known }
  const own = new Map<unknown, fc.Arbitrary<unknown>>([[opSchema, opsOf(means)]])

  const each = Math.ceil(REQUESTS / CONTRACTS.length)
  const made = CONTRACTS.map((contract, index) =>
    fc.sample(requestsOf(contract, { known, own }), { numRuns: each, seed: SEED + index }),
  )
  // All addresses in turn.
  const requests = Array.from({ length: each }, (_, turn) =>
    CONTRACTS.flatMap((contract, index) => {
      const sent = made[index]?.[turn]
      return sent ? [{ contract, sent }] : []
    }),
  ).flat()

  const statuses = new Map<string, Set<number>>()
  const ask = async ({ contract, sent: { params, query, body } }: (typeof requests)[number]) => {
    const { method } = contract
    const path = pathOf(contract, { params: texts(params) as Record<string, string>, query: texts(query) })
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await call(path, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', ...bearer(accessToken) },
      ...(method === 'GET' || text === undefined ? {} : { body: text }),
    })
    const answer = response.status === 101 ? '' : await response.text()
    const code = response.status < 500 ? '' : (JSON.parse(answer) as ErrorBody).error.code
    const isFault = response.status >= 500 && !contract.errors?.includes(code as never)
    expect([nameOf(contract), path, text, isFault && answer]).toEqual([nameOf(contract), path, text, false])
    statuses.set(nameOf(contract), (statuses.get(nameOf(contract)) ?? new Set()).add(response.status))
  }
  while (requests.length > 0) {
    // What an earlier request ended goes on.
    await rawDb.DB.prepare('UPDATE sessions SET revoked_at = NULL WHERE user_id = ?').bind(me.user.id).run()
    await rawDb.DB.prepare('UPDATE directory SET closed_at = NULL WHERE tenant_id = ?')
      .bind(shop.tenantId)
      .run()
    await Promise.all(requests.splice(0, AT_ONCE).map(ask))
  }
  expect([...statuses.keys()].sort()).toEqual(CONTRACTS.map(nameOf).sort())
})

/**
 * The pages for people without an account, of the routes as they stand: a new page is covered by existing. A link that is
 * in force makes a PDF, which needs the browser that the stories have; so the addresses of PDFs get all other tokens.
 */
const PAGE_ROUTES = [
  ...new Map(
    pages.routes
      .filter(({ path, method }) => path !== '/*' && (method === 'GET' || method === 'POST'))
      .map(({ path, method }) => [`${method} ${path}`, { path, method }]),
  ).values(),
]

/** The names of the fields of a page's forms, and the values that it gives them. */
const fieldsOf = (html: string): [name: string, value: string][] =>
  [
    ...html.matchAll(/<(?:input|button|textarea|select)[^>]*\bname="([^"]+)"(?:[^>]*\bvalue="([^"]*)")?/g),
  ].map(([, name = '', value = '']) => [name, value])

it('answers random requests to the pages for people without an account without a fault', {
  timeout: 600_000,
}, async () => {
  const shop = await aPortal()
  const token = shop.path.split('/').at(-1) ?? ''
  const stop = await linkFor(
    bindings,
    shop.tenantId,
    'stop',
    stopRow({ id: shop.linkId, round: 1 }),
    '2099-01-01T00:00:00.000Z',
  )
  const tokens = [token, stop.split('/').at(-1) ?? '', shop.linkId, shop.orderId, 'x'.repeat(22)]
  const part = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...tokens) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(...tokens, 'accept', 'refuz'),
  )
  const asked = fc.record({
    parts: fc.array(part, { minLength: 3, maxLength: 3 }),
    query: fc.dictionary(fc.constantFrom('lang', 'zi', 's', 'ok', 'x'), text, { maxKeys: 2 }),
    typed: fc.array(fc.option(text, { freq: 2 }), { minLength: 20, maxLength: 20 }),
  })
  const each = Math.ceil(REQUESTS / 10 / PAGE_ROUTES.length) + 1
  const seen = new Map<string, Set<number>>()
  for (const [index, { path, method }] of PAGE_ROUTES.entries()) {
    const isPdf = path.endsWith('.pdf')
    const own = isPdf ? 'x'.repeat(22) : (tokens[path.startsWith(PAGES.stop) ? 1 : 0] ?? '')
    const [first, ...others] = fc.sample(asked, { numRuns: each, seed: SEED + index })
    // The first one has the token of its page.
    for (const { parts, query, typed } of first ? [{ ...first, parts: [own, own] }, ...others] : []) {
      let next = 0
      const partOf = (drawn = 'x') => (isPdf && drawn === token ? own : drawn.toWellFormed())
      const filled = path.replace(/:\w+/g, () => encodeURIComponent(partOf(parts[next++])))
      const address = `${filled}?${new URLSearchParams(query as Record<string, string>)}`
      const html = method === 'GET' ? '' : await (await call(filled)).text()
      const form = new URLSearchParams(
        fieldsOf(html).map(([name, value], place) => [name, typed[place % typed.length] ?? value]),
      )
      const response = await call(address, {
        method,
        ...(method === 'GET'
          ? {}
          : {
              headers: {
                'content-type': 'application/x-www-form-urlencoded',
                'sec-fetch-site': 'same-origin',
              },
              body: form.toString(),
            }),
      })
      await response.text()
      expect([method, address, form.toString(), response.status === 500]).toEqual([
        method,
        address,
        form.toString(),
        false,
      ])
      const known = seen.get(`${method} ${path}`) ?? new Set()
      seen.set(`${method} ${path}`, known.add(response.status))
    }
  }
  // The page of an order was really reached.
  expect([...(seen.get(`GET ${PAGES.portal}/:token`) ?? [])]).toContain(200)
})
