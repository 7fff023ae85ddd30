import * as v from 'valibot'
import { companyAnswerSchema } from '#domain/companies/company.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/** A company by its fiscal code, with or without RO: from ANAF's register, or from an answer of the last day. */
export const company = contract({
  method: 'GET',
  path: '/api/companies/:cui',
  access: 'session',
  params: { cui: v.string() },
  answer: json(companyAnswerSchema),
  status: 200,
  errors: ['invalid_input', 'company_not_found', 'company_service_down', 'too_many_lookups'],
})

/** The same for a sign-up, which has no session yet: a few in a row for each address. */
export const companyForSignUp = contract({
  method: 'GET',
  path: `${AUTH_PATH}/companies/:cui`,
  access: 'page',
  params: { cui: v.string() },
  answer: json(companyAnswerSchema),
  status: 200,
  errors: ['invalid_input', 'company_not_found', 'company_service_down', 'too_many_lookups'],
})
