import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { DIRECTORY, directoryRows } from '#worker/db/directory-effects.ts'
import { type DeadLetter, findDead, reviveEffect } from '#worker/db/effects.ts'
import { hasActed, isNoted } from '#worker/db/operator/acts.ts'
import type { ListedLetter } from '#worker/db/operator/dead-letters.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { sendMessages } from '#worker/effect-messages.ts'
import type { Env } from '#worker/env.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { parseInput, parseJson } from '#worker/http/parse-input.ts'
import { JOBS } from '#worker/jobs/registry.ts'
import { cause } from '#worker/log.ts'
import type { Html } from '#worker/pages/answer.ts'
import { operate, tellShop } from './act.ts'
import { type OperatorPage, operatorPage } from './page.ts'
import { actForm, card, facts, letterLink, shopLink, table, when } from './parts.ts'

/** Dead effects: read, mended, sent again. */

const rowsOf = async (env: Env, tenantId: string): Promise<TenantDb | null> =>
  tenantId === DIRECTORY ? directoryRows(env) : findTenantDb(env, tenantId)

export const lettersPage = (letters: readonly ListedLetter[]): OperatorPage => ({
  title: 'Efecte moarte',
  body: card(
    'Nimeni nu le mai încearcă',
    table<ListedLetter>(
      [
        {
          label: 'Job',
          show: ({ tenant_id, key, job }) => letterLink(tenant_id, key, job),
        },
        {
          label: 'Service',
          show: ({ tenant_id, name }) => (tenant_id === DIRECTORY ? 'cont' : shopLink(tenant_id, name)),
        },
        { label: 'Eroare', show: ({ error }) => error },
        { label: 'Încercări', holds: 'number', show: ({ attempts }) => attempts },
        { label: 'Când', show: ({ ended_at }) => when(ended_at) },
      ],
      letters,
      'Niciunul.',
    ),
  ),
})

/** A dead effect of a shop, or of the directory. @throws AppError `not_found` */
const readLetter = async (env: Env, tenantId: string, key: string): Promise<DeadLetter> => {
  const db = await rowsOf(env, tenantId)
  const letter = db && (await findDead(db, key))
  if (!letter) throw new AppError('not_found')
  return letter
}

/** The name of a shop; '' for the directory. */
const nameOf = async (env: Env, tenantId: string): Promise<string> => {
  const db = tenantId === DIRECTORY ? null : await findTenantDb(env, tenantId)
  const shop = db && (await visibleRow(db, systemActor({ tenantId }, 'billing'), tenants, tenantId))
  return shop?.nume ?? ''
}

/** How the note of an opened payload names it. */
const openedAs = ({ job, key }: DeadLetter): string => `A citit: ${job}, ${key}`

/** Milliseconds for which a payload that was opened is shown. */
const OPEN = 3_600_000

/** Opens the payload of a dead effect; its shop reads that in its history. @throws AppError `not_found` */
export const openLetter = async (
  c: Context<OperatorEnv>,
  { act, reason, tenant, key }: v.InferOutput<typeof api.openLetterForm>,
): Promise<Response> => {
  const what = openedAs(await readLetter(c.env, tenant, key))
  const done = { act, reason, tenantId: tenant, what }
  return operate(c, done, pathOf(api.deadLetter, { query: { tenant, key } }), async () => {
    if (tenant !== DIRECTORY) await tellShop(c.env, done)
  })
}

/** The page of a dead effect, with its payload where this operator has opened it. @throws AppError `not_found` */
export const showLetter = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  key: string,
): Promise<Response> => {
  const letter = await readLetter(c.env, tenantId, key)
  const name = await nameOf(c.env, tenantId)
  const since = new Date(Date.now() - OPEN).toISOString()
  const look = { operator: c.get('operator'), tenant_id: tenantId, what: openedAs(letter), since }
  return operatorPage(c, letterPage({ id: tenantId, name }, letter, await hasActed(c.env, look)))
}

const letterPage = (
  { id, name }: { id: string; name: string },
  letter: DeadLetter,
  isOpen: boolean,
): OperatorPage => ({
  title: letter.job,
  body: html`${card(
    'Ce s-a întâmplat',
    facts([
      ['Eroare', letter.error],
      ['Încercări', letter.attempts],
      ['Când', when(letter.ended_at)],
      ['Service', id === DIRECTORY ? 'niciunul: un efect al unui cont' : shopLink(id, name)],
      ['Cheie', letter.key],
    ]),
  )}
${isOpen ? card('Trimite din nou', mending(id, letter)) : card('Conținut', opening(id, letter))}`,
})

const fieldsOf = (tenantId: string, { key }: DeadLetter): Html =>
  html`<input type="hidden" name="tenant" value="${tenantId}"><input type="hidden" name="key" value="${key}">`

const opening = (tenantId: string, letter: DeadLetter): Html =>
  html`<p class="soft">Poate conține ce au scris oameni.</p>
${actForm(api.openLetter.path, fieldsOf(tenantId, letter), 'Deschide', readersOf(tenantId))}`

/** Says who reads the reason beside us: no shop does where the effect is of an account. */
const readersOf = (tenantId: string): string | undefined => (tenantId === DIRECTORY ? '' : undefined)

const mending = (tenantId: string, letter: DeadLetter): Html =>
  actForm(
    api.reviveLetter.path,
    html`${fieldsOf(tenantId, letter)}
<label>Conținut, după schema jobului<textarea name="payload" spellcheck="false" required>${letter.payload}</textarea></label>`,
    'Trimite din nou',
    readersOf(tenantId),
  )

/**
 * Sends a dead effect again. Its payload is checked against the schema of its job before anything is noted, and its
 * shop gets word before it may leave.
 * @throws AppError `not_found` where it is not dead any more, or its job is gone; `malformed_json`, `invalid_input`
 */
export const revive = async (
  c: Context<OperatorEnv>,
  { act, reason, tenant, key, payload }: v.InferOutput<typeof api.deadLetterForm>,
): Promise<Response> => {
  const { env } = c
  const db = await rowsOf(env, tenant)
  const letter = db && (await findDead(db, key))
  if (!letter && (await isNoted(env, act))) return c.redirect(api.deadLetters.path, 303)
  const job = letter && JOBS.get(letter.job)?.job
  if (!job) throw new AppError('not_found')
  const mended = parseJson(payload)
  parseInput(job.schema, mended)
  const text = JSON.stringify(mended)
  const isMended = text !== JSON.stringify(parsedOrNull(letter.payload))
  const what = `${isMended ? 'Corectat și retrimis' : 'Retrimis'}: ${letter.job}`
  const done = { act, reason, tenantId: tenant, what }
  return operate(c, done, api.deadLetters.path, async () => {
    if (tenant !== DIRECTORY) await tellShop(env, done)
    await reviveEffect(db, key, Date.now(), text)
    if (tenant === DIRECTORY) await sendMessages(env.EFFECTS, DIRECTORY, [key])
    else await env.TENANT.getByName(tenant).carryDue(tenant, cause())
  })
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
