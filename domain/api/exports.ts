import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

/** The file of an export; `not_found` while it is not ready, once it has expired, and to whoever may not have it. */
export const exportFile = contract({
  method: 'GET',
  path: '/api/exports/:id',
  access: 'session',
  params: { id: v.string() },
  answer: FILE,
  status: 200,
})
