import { numberingAnswerSchema } from '#domain/roaauto/numbering.ts'
import { FILE, json } from './answers.ts'
import { contract } from './contract.ts'

/** Gives a part of the rows their stable numbers for Oracle, as commits; to be called again while `left` is not 0. */
export const numberRows = contract({
  method: 'POST',
  path: '/api/export/roaauto/numbers',
  access: 'session',
  permission: 'export',
  answer: json(numberingAnswerSchema),
  status: 200,
})

/** The shop as ROAAUTO on Oracle takes it: a ZIP of tables; `x-export-checks` says `ok` or `failed`. */
export const roaauto = contract({
  method: 'GET',
  path: '/api/export/roaauto',
  access: 'session',
  permission: 'export',
  answer: FILE,
  status: 200,
  errors: ['export_unnumbered'],
})
