import { numberingAnswerSchema } from '#domain/roaauto/numbering.ts'
import { FILE, json } from './answers.ts'
import { contract } from './contract.ts'

/** Assigns stable Oracle numbers to a part of the rows, as commits; the client calls it again while `left` is not 0. */
export const numberRows = contract({
  method: 'POST',
  path: '/api/export/roaauto/numbers',
  access: 'session',
  permission: 'export',
  answer: json(numberingAnswerSchema),
  status: 200,
})

/** The shop's data as ROAAUTO on Oracle imports it: a ZIP of tables; `x-export-checks` says `ok` or `failed`. */
export const roaauto = contract({
  method: 'GET',
  path: '/api/export/roaauto',
  access: 'session',
  permission: 'export',
  answer: FILE,
  status: 200,
  errors: ['export_unnumbered'],
})
