import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

/** A piece of an export, counted from 1; `not_found` until it is ready, after it has expired, and for users without the right. */
export const exportFile = contract({
  method: 'GET',
  path: '/api/exports/:id/:piece',
  access: 'session',
  fresh: true,
  params: { id: v.string(), piece: v.string() },
  answer: FILE,
  status: 200,
})
