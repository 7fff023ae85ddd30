import type * as v from 'valibot'
import type { Declared, Needed, NoParams, Params, ParamsOf } from './codes.ts'
import type { NumberKind } from './number-kinds.ts'

/** The kind decides how the bound is printed: bani as lei, thousandths as hours. */
type Least = { min: number; kind: NumberKind }
type Most = { max: number; kind: NumberKind }

const line = <P = NoParams>(): Declared<P> => ({})

/**
 * The closed list of what can be wrong with one value. Schemas pass a code and its parameters as the message of valibot
 * (`says`), and `issueOf` parses them again.
 */
export const ISSUES = {
  /** Anything that no other code covers. */
  invalid: line(),
  required: line(),
  unknown_field: line(),
  not_text: line(),
  not_a_number: line(),
  not_whole: line(),
  not_a_flag: line(),
  not_a_day: line(),
  not_a_time: line(),
  not_an_instant: line(),
  /** Not on a quarter of an hour. */
  not_a_quarter: line(),
  not_an_id: line(),
  not_in_list: line(),
  wrong_shape: line(),
  /** Characters. */
  too_short: line<{ min: number }>(),
  too_long: line<{ max: number }>(),
  too_small: line<Least>(),
  too_large: line<Most>(),
  out_of_range: line<Least & Most>(),
  day_unknown: line(),
  email_required: line(),
  email_invalid: line(),
  password_required: line(),
  cui_invalid: line(),
  year_invalid: line(),
  county_unknown: line(),
  country_unknown: line(),
  amount_invalid: line(),
  colour_invalid: line(),
  logo_not_a_picture: line(),
  fingerprint_invalid: line(),
  sender_invalid: line(),
  slug_invalid: line(),
} as const satisfies Record<string, Declared<Params>>

export type IssueCode = keyof typeof ISSUES

/** What is wrong with one value. */
export type Issue = { code: IssueCode; params?: Params }

const isIssueCode = (code: string): code is IssueCode => Object.hasOwn(ISSUES, code)

/** Codes without parameters. */
export type PlainIssueCode = {
  [Code in IssueCode]: Needed<ParamsOf<(typeof ISSUES)[Code]>> extends [] ? Code : never
}[IssueCode]

/** Writes a code and its parameters as a message of valibot: `required`, `too_long {"max":200}`. */
export const says = <Code extends IssueCode>(
  code: Code,
  ...[params]: Needed<ParamsOf<(typeof ISSUES)[Code]>>
): string => (params === undefined ? code : `${code} ${JSON.stringify(params)}`)

/**
 * Parses a message of valibot into code and parameters. Valibot's own messages become `invalid`: they are English and
 * quote the input.
 */
const parseMessage = (message: string): Issue => {
  const [code = '', ...rest] = message.split(' ')
  if (!isIssueCode(code)) return { code: 'invalid' }
  return rest.length > 0 ? { code, params: JSON.parse(rest.join(' ')) as Params } : { code }
}

/** What a schema reports about a value, without the value, which may be a password. */
export const issueOf = ({ path, received, message }: v.BaseIssue<unknown>): Issue => {
  if (path?.at(-1)?.origin === 'key') return { code: received === 'undefined' ? 'required' : 'unknown_field' }
  return parseMessage(message)
}
