import * as v from 'valibot'
import { json } from './answers.ts'
import { contract } from './contract.ts'

/**
 * The Worker and all its databases answer. `mail` says whether mail can leave this server, `version` which commit it
 * serves, `migration` the newest one that every database has had.
 */
export const health = contract({
  method: 'GET',
  path: '/health',
  access: 'anyone',
  answer: json(v.object({ ok: v.boolean(), mail: v.boolean(), version: v.string(), migration: v.string() })),
  status: 200,
})
