import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

const part = v.optional(v.string())

/** Reports of the SMS provider, several in one call as lists with commas; it calls again unless it reads `OK`. */
export const smsReports = contract({
  method: 'GET',
  path: '/api/sms/reports/:secret',
  access: 'anyone',
  // The calls bear no signature.
  params: { secret: v.string() },
  query: { MsgId: part, status: part, donedate: part, idx: part },
  answer: FILE,
  status: 200,
})
