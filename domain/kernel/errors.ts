import type { Declared, NoParams, Params, ParamsOf } from './codes.ts'
import type { IssueCode } from './issues.ts'

/** Seconds after which the same request may succeed, sent as `Retry-After` too. */
type Retry = { retryAfter?: number }

/**
 * What a plan lacks: the feature, the cheapest plan that has it, and the page of the app where people choose that plan.
 */
type Lack = { feature: string; plan: string; upgrade: string }

/**
 * What a metered feature lacks: the units of this period and when the next one begins, the cheapest plan that has more
 * ('' for none), the smallest pack, and the page of the app where people get them.
 */
type Short = {
  feature: string
  used: number
  limit: number
  resetsAt: string
  plan: string
  pack: string
  upgrade: string
}

/** The request that failed, by which its incident is found. */
type Failed = { requestId?: string }

/** What people read of it, and type: enough of it to be found. */
export const codeOfRequest = (requestId: string): string => requestId.slice(0, 8)

type Answered<P> = Declared<P> & { readonly status: number }

const answers = <P = NoParams>(status: number): Answered<P> => ({ status })

/**
 * The closed list of errors: a code, its HTTP status and the parameters that its sentence may need. A code is part of
 * the API and never changes its meaning; a new situation gets a new code. The sentences are in
 * `web/i18n/<language>/errors.ts`.
 */
export const ERRORS = {
  // Requests
  malformed_json: answers(400),
  invalid_input: answers(422),
  body_too_large: answers(413),
  not_found: answers(404),
  method_not_allowed: answers(405),
  internal: answers<Failed>(500),
  unavailable: answers<Retry>(503),
  // Accounts
  unauthenticated: answers(401),
  bad_credentials: answers(401),
  too_many_attempts: answers<{ retryAfter: number }>(429),
  email_taken: answers(409),
  without_shop: answers(403),
  password_wrong: answers(422),
  reauthentication_required: answers(403),
  code_wrong: answers<{ left: number }>(422),
  code_expired: answers(410),
  sole_owner: answers(409),
  passkey_refused: answers(422),
  forbidden: answers(403),
  forbidden_origin: answers(403),
  // The team
  member_exists: answers(409),
  member_self: answers(409),
  member_state: answers(409),
  role_above: answers(403),
  last_owner: answers(409),
  invite_over: answers(409),
  invite_of_other: answers(403),
  access_ended: answers(403),
  kept_full: answers(409),
  too_many_invites: answers<{ max: number }>(422),
  // Plans
  plan_required: answers<Lack>(402),
  limit_reached: answers<Short>(402),
  payments_unavailable: answers(503),
  already_subscribed: answers(409),
  billing_data_missing: answers(422),
  support_unavailable: answers(503),
  // Sync protocol
  client_outdated: answers(426),
  server_outdated: answers<Retry>(503),
  epoch_changed: answers(409),
  // Rejected mutations (S8.1)
  act_too_large: answers(422),
  act_reused: answers(409),
  unknown_collection: answers(422),
  unknown_column: answers(422),
  forbidden_column: answers(422),
  row_exists: answers(409),
  row_missing: answers(409),
  row_deleted: answers(409),
  reference_missing: answers(422),
  order_locked: answers(409),
  order_empty: answers(422),
  order_unpriced: answers<{ lines: number }>(422),
  order_without_vehicle: answers(422),
  transition_forbidden: answers(409),
  total_too_large: answers(422),
  too_many_lines: answers<{ max: number }>(422),
  picture_mismatch: answers(422),
  too_many_photos: answers<{ max: number }>(422),
  entry_used: answers(409),
  vehicle_used: answers(409),
  contact_used: answers(409),
  contact_erased: answers(409),
  merge_forbidden: answers(409),
  reminder_without_due: answers(422),
  storage_full: answers(507),
  /** On a device whose app is not downloaded whole. */
  code_missing: answers(503),
  data_moved: answers(409),
  // Clock
  session_without_mechanic: answers(422),
  session_times: answers(422),
  session_too_long: answers(422),
  session_ahead: answers(422),
  // Appointments
  /** `slots` are free places instead (`readSlots` of the appointments). */
  slot_taken: answers<{ at: string; slots: string }>(409),
  appointment_over_midnight: answers(422),
  appointment_has_order: answers(409),
  calendar_without_lanes: answers(422),
  booking_closed: answers(409),
  change_too_late: answers<{ hours: number }>(409),
  exception_days: answers(422),
  // Approvals
  request_closed: answers(409),
  offer_changed: answers(409),
  too_many_answers: answers<{ max: number }>(422),
  // Invoices
  order_not_invoiceable: answers(409),
  order_invoiced: answers(409),
  invoice_issued: answers(409),
  invoice_without_buyer: answers(422),
  invoice_without_lines: answers(422),
  invoice_differs: answers(409),
  invoice_dates: answers(422),
  invoice_rate: answers(422),
  invoice_day_ahead: answers(422),
  invoice_day_before_series: answers(409),
  storno_day_before_invoice: answers(422),
  exchange_rate_missing: answers(422),
  discount_too_large: answers(422),
  series_missing: answers(422),
  series_taken: answers(409),
  series_full: answers(409),
  series_retired: answers(409),
  series_of_device: answers(409),
  series_out_of_order: answers(409),
  storno_too_much: answers(409),
  payment_invalid: answers(422),
  payment_reversed: answers(409),
  // Messages
  message_repeated: answers(409),
  message_sent: answers(409),
  template_fields: answers<{ fields: string }>(422),
  // Appointments
  slug_taken: answers<{ free: string }>(409),
  // Companies
  company_not_found: answers(404),
  company_service_down: answers<Retry>(503),
  too_many_lookups: answers<Retry>(429),
  // Backups
  backup_unknown: answers(422),
  backup_damaged: answers(422),
  backup_newer: answers(422),
  backup_too_large: answers(422),
  backup_of_account: answers(422),
  unsent_unknown: answers(422),
  unsent_other_shop: answers(422),
  unsent_not_loaded: answers(409),
  data_restoring: answers(409),
  // Export
  export_running: answers(409),
  // Documents
  order_not_validated: answers(409),
  pdf_unavailable: answers<Retry>(503),
} as const satisfies Record<string, Answered<Params>>

export type ErrorCode = keyof typeof ERRORS

/**
 * A field that is wrong: its path in the input, and why. Where a rule refuses the value, the code is that of the rule.
 */
export type FieldIssue = { path: string; code: IssueCode | ErrorCode; params?: Params }

/** Why something is refused, as it travels and as it is stored. */
export type Refusal = { code: ErrorCode; params?: Params; issues?: readonly FieldIssue[] }

/** The body of every failed answer of the API. */
export type ErrorBody = { error: Refusal & { requestId?: string } }

/** The HTTP status of a code. */
export const statusOf = (code: ErrorCode): number => ERRORS[code].status

class CodedError extends Error {
  readonly code: ErrorCode
  readonly params: Params
  readonly issues: readonly FieldIssue[]

  constructor(
    code: ErrorCode,
    { params = {}, issues = [], cause }: Omit<Refusal, 'code'> & { cause?: unknown } = {},
  ) {
    super(code, { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
    // A field that is wrong for the same reason has its parameters: the sentence beside it needs them too.
    const hasParams = Object.keys(params).length > 0
    this.issues = issues.map((issue) => (hasParams && issue.code === code ? { params, ...issue } : issue))
  }
}

type Details<P> = { issues?: readonly FieldIssue[]; cause?: unknown } & (NoParams extends P
  ? { params?: P }
  : { params: P })

/** What comes with a code: its parameters, mandatory where the code needs them, and the fields that are wrong. */
export type ErrorDetails<Code extends ErrorCode> =
  NoParams extends ParamsOf<(typeof ERRORS)[Code]>
    ? [details?: Details<ParamsOf<(typeof ERRORS)[Code]>>]
    : [details: Details<ParamsOf<(typeof ERRORS)[Code]>>]

/** The one exception of the product. Anything else that is thrown is a bug of ours (`internal`). */
export type AppError = CodedError
export const AppError: {
  new <Code extends ErrorCode>(code: Code, ...details: ErrorDetails<Code>): AppError
  readonly prototype: AppError
} = CodedError

/** The part of an error that travels and is stored. */
export const refusalOf = ({ code, params, issues }: AppError): Refusal => ({
  code,
  ...(Object.keys(params).length > 0 && { params }),
  ...(issues.length > 0 && { issues }),
})

/** Whether a string received from outside is one of our codes. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code)
