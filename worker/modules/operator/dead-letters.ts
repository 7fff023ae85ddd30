import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { DIRECTORY, directoryRows } from '#worker/db/directory-effects.ts'
import { type DeadLetter, findDead, reviveEffect } from '#worker/db/effects.ts'
import type { ListedLetter } from '#worker/db/operator/dead-letters.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { parseInput, parseJson } from '#worker/http/parse-input.ts'
import { JOBS } from '#worker/jobs/registry.ts'
import { operate, tellShop } from './act.ts'
import type { OperatorPage } from './page.ts'
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
        { label: 'Încercări', isNumber: true, show: ({ attempts }) => attempts },
        { label: 'Când', show: ({ ended_at }) => when(ended_at) },
      ],
      letters,
      'Niciunul.',
    ),
  ),
})

/** A dead effect of a shop, or of the directory. @throws AppError `not_found` */
export const readLetter = async (env: Env, tenantId: string, key: string): Promise<DeadLetter> => {
  const db = await rowsOf(env, tenantId)
  const letter = db && (await findDead(db, key))
  if (!letter) throw new AppError('not_found')
  return letter
}

export const letterPage = (tenantId: string, letter: DeadLetter): OperatorPage => ({
  title: letter.job,
  body: html`${card(
    'Ce s-a întâmplat',
    facts([
      ['Eroare', letter.error],
      ['Încercări', letter.attempts],
      ['Când', when(letter.ended_at)],
      ['Service', tenantId === DIRECTORY ? 'niciunul: un efect al unui cont' : shopLink(tenantId, '')],
      ['Cheie', letter.key],
    ]),
  )}
${card(
  'Trimite din nou',
  actForm(
    api.reviveLetter.path,
    html`<input type="hidden" name="tenant" value="${tenantId}"><input type="hidden" name="key" value="${letter.key}">
<label>Conținut, după schema jobului<textarea name="payload" spellcheck="false" required>${letter.payload}</textarea></label>`,
    'Trimite din nou',
  ),
)}`,
})

/**
 * Sends a dead effect again. Its payload is checked against the schema of its job before anything is noted.
 * @throws AppError `not_found` where it is not dead any more, or its job is gone; `malformed_json`, `invalid_input`
 */
export const revive = async (
  c: Context<OperatorEnv>,
  { act, reason, tenant, key, payload }: v.InferOutput<typeof api.deadLetterForm>,
): Promise<Response> => {
  const { env } = c
  const db = await rowsOf(env, tenant)
  const letter = db && (await findDead(db, key))
  const job = letter && JOBS.get(letter.job)?.job
  if (!job) throw new AppError('not_found')
  const mended = parseJson(payload)
  parseInput(job.schema, mended)
  const text = JSON.stringify(mended)
  const isMended = text !== JSON.stringify(parsedOrNull(letter.payload))
  const what = `${isMended ? 'Corectat și retrimis' : 'Retrimis'}: ${letter.job}`
  const done = { act, reason, tenantId: tenant, what }
  return operate(c, done, api.deadLetters.path, async () => {
    if (!(await reviveEffect(db, key, Date.now(), text))) throw new AppError('not_found')
    if (tenant === DIRECTORY) return env.EFFECTS.send({ tenantId: DIRECTORY, key })
    await tellShop(env, done)
    await env.TENANT.getByName(tenant).carryDue(tenant)
  })
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
