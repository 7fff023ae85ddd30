import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

/** The file of an export; `not_found` until it is ready, after it has expired, and for users without the right. */
export const exportFile = contract({
  method: 'GET',
  path: '/api/exports/:id',
  access: 'session',
  params: { id: v.string() },
  answer: FILE,
  status: 200,
})
