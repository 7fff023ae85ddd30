import * as v from 'valibot'
import { json } from './answers.ts'
import { contract } from './contract.ts'

/** The Worker and all its databases answer. */
export const health = contract({
  method: 'GET',
  path: '/health',
  access: 'anyone',
  answer: json(v.object({ ok: v.boolean() })),
  status: 200,
})
