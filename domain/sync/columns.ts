import * as v from 'valibot'
import { isDay, isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { type PlainIssueCode, says } from '#domain/kernel/issues.ts'
import { MAX_PRICE, MAX_QUANTITY, MAX_TOTAL } from '#domain/kernel/money.ts'
import { isNumber, type NumberKind } from '#domain/kernel/number-kinds.ts'
import { cleanText, fits } from '#domain/kernel/text.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import type { Permission } from '#domain/team/permissions.ts'

/** Kinds of text. `notes` have several lines; `opaque` is for programs only, such as a hash or the id of a device. */
export type TextKind = 'text' | 'notes' | 'plate' | 'vin' | 'phone' | 'email' | 'iban' | 'picture' | 'opaque'

/**
 * The meaning of a column's value for its readers and writers: how it is shown and typed (`web/wording/`), how a file
 * writes it, what Oracle gets.
 */
export type Kind =
  | TextKind
  | NumberKind
  /** `YYYY-MM-DD`. */
  | 'day'
  /** ISO 8601, in UTC. */
  | 'instant'
  /** 0 or 1: IndexedDB can index numbers, not booleans. */
  | 'flag'
  /** One of `choices`. */
  | 'choice'
  /** The id of a row of the collection `ref`. */
  | 'ref'
  | 'json'

/**
 * A column of a collection, declared once: the check of client input, the meaning of the value, the type in the row,
 * and who writes it. The D1 table and the Dexie table are generated from the same declaration.
 */
export type Column<T = unknown> = {
  readonly kind: Kind
  readonly schema: v.GenericSchema<unknown, T>
  /** How SQL stores it; follows from the kind. */
  readonly type: 'text' | 'integer'
  readonly nullable: boolean
  /**
   * `client` at any time; `create` only in the insert; `derived` only by the commit, ignored when a client sends it
   * (S10.1).
   */
  readonly write: 'client' | 'create' | 'derived'
  /** The value when an insert leaves the column out; `undefined` means that the column is mandatory. */
  readonly initial: T | undefined
  /** The collection that this column links to. */
  readonly ref: string | undefined
  /** The values of a closed list, in its order; empty for other kinds. */
  readonly choices: readonly string[]
  /** The permission that a person needs to see the value (S24); null: everybody who sees the row sees it. */
  readonly seenBy: Permission | null
}

type Write = Column['write']
type Options<T> = { write?: Write; initial?: T }
type TextOptions = Options<string> & { kind?: TextKind }

const column = <T>(
  kind: Kind,
  schema: v.GenericSchema<unknown, T>,
  {
    write = 'client',
    initial,
    ref,
    choices = [],
  }: Options<T> & { ref?: string; choices?: readonly string[] } = {},
): Column<T> => ({
  kind,
  schema,
  type: isNumber(kind) || kind === 'flag' ? 'integer' : 'text',
  nullable: false,
  write,
  initial,
  ref,
  choices,
  seenBy: null,
})

/** A value or null; null when left out. */
export const orNull = <T>(of: Column<T>): Column<T | null> => ({
  ...of,
  schema: v.nullable(of.schema),
  nullable: true,
  initial: null,
})

/** At most `max` characters, counted in the stored form. */
const atMost = (max: number) => v.check((value: string) => fits(value, max), says('too_long', { max }))

const cleaned = v.pipe(v.string(says('not_text')), v.transform(cleanText))

/** A text that is cleaned, brought into its stored form, and measured in that form. */
const keptText = (max: number, standardise: (value: string) => string = (value) => value) =>
  v.pipe(cleaned, v.transform(standardise), atMost(max))

/** Text of at most `max` characters, cleaned (`#domain/kernel/text.ts`); line breaks stay. '' when left out. */
export const text = (
  max: number,
  { kind = 'text', required, ...options }: TextOptions & { required?: boolean } = {},
): Column<string> =>
  required
    ? column(kind, v.pipe(keptText(max), v.minLength(1, says('required'))), options)
    : column(kind, keptText(max), { initial: '', ...options })

/** Text of several lines. */
export const notes = (max: number): Column<string> => text(max, { kind: 'notes' })

/** Text that is brought into a standard form before it is stored. */
export const standardText = (
  max: number,
  standardise: (value: string) => string,
  { kind = 'text', ...options }: TextOptions = {},
): Column<string> => column(kind, keptText(max, standardise), { initial: '', ...options })

/** A number plate, in its standard form. */
export const plate = (): Column<string> => standardText(20, normalisePlate, { kind: 'plate' })

/** A phone number, in its standard form. */
export const phone = (): Column<string> => standardText(30, normalisePhone, { kind: 'phone' })

export const email = (): Column<string> => text(254, { kind: 'email' })

/** Text that is checked after it was brought into its standard form, if it has one. */
export const checkedText = (
  max: number,
  isRight: (value: string) => boolean,
  code: PlainIssueCode,
  { kind = 'text', standardise, ...options }: TextOptions & { standardise?: (value: string) => string } = {},
): Column<string> =>
  column(kind, v.pipe(keptText(max, standardise), v.check(isRight, says(code))), {
    ...(isRight('') && { initial: '' }),
    ...options,
  })

/**
 * Text that holds JSON of one shape, stored as that schema writes it; '' when left out. Other JSON is refused on write,
 * because its readers could only fail.
 */
export const json = (schema: v.GenericSchema, max: number, options: Options<string> = {}): Column<string> => {
  const ofShape = v.pipe(
    cleaned,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      if (dataset.value === '') return ''
      const parsed = v.safeParse(schema, parseJson(dataset.value))
      if (parsed.success) return JSON.stringify(parsed.output)
      addIssue({ message: says('wrong_shape') })
      return NEVER
    }),
    atMost(max),
  )
  return column('json', ofShape, { initial: '', ...options })
}

/** Returns `undefined`, which is no JSON value, for text that does not parse. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The kind decides how the bounds are printed. */
const whole = (min: number, max: number, kind: NumberKind) =>
  v.pipe(
    v.number(says('not_a_number')),
    v.safeInteger(says('not_whole')),
    v.minValue(min, says('too_small', { min, kind })),
    v.maxValue(max, says('too_large', { max, kind })),
    v.transform((value) => (value === 0 ? 0 : value)),
  )

/** A whole number within bounds. Where left out: 0, or the bound nearest to it. */
const within =
  (kind: NumberKind) =>
  (min: number, max: number, options: Options<number> = {}): Column<number> =>
    column(kind, whole(min, max, kind), { initial: Math.max(min, Math.min(0, max)), ...options })

export const money = within('money')
export const count = within('count')
export const number = within('number')
export const exchange = within('exchange')

/** Price of one unit. */
export const price = (): Column<number> => money(0, MAX_PRICE)

/** A sum of a document; negative on a storno. */
export const amount = (): Column<number> => money(-MAX_TOTAL, MAX_TOTAL)

export const quantity = (): Column<number> => within('quantity')(0, MAX_QUANTITY)

/** A quantity that may be negative, as on a storno. */
export const signedQuantity = (): Column<number> => within('quantity')(-MAX_QUANTITY, MAX_QUANTITY)

export const hours = (): Column<number> => within('hours')(0, MAX_QUANTITY)

/** From 0 to 100 percent, in hundredths of a percent. */
export const percent = (): Column<number> => within('percent')(0, 10_000)

/** Kilometres. The default maximum is the largest value of an odometer. */
export const km = (max = 9_999_999, options: Options<number> = {}): Column<number> =>
  within('km')(0, max, options)

/** Minutes, in cells of the calendar: whole quarters of an hour. */
export const quarters = (min: number, max: number, options: Options<number> = {}): Column<number> => {
  const made = within('count')(min, max, options)
  return {
    ...made,
    schema: v.pipe(made.schema, v.check(isQuarter, says('not_a_quarter'))),
  }
}

const isQuarter = (minutes: number): boolean => minutes % 15 === 0

export const position = (): Column<number> => within('position')(0, 1_000_000)

export const flag = (initial: 0 | 1): Column<0 | 1> =>
  column<0 | 1>('flag', v.picklist([0, 1] as const, says('not_a_flag')), { initial })

const aDay = v.pipe(v.string(says('not_a_day')), v.check(isDay, says('day_unknown')))

export const day = (): Column<string> => column('day', aDay)

export const instant = (): Column<string> =>
  column('instant', v.pipe(v.string(says('not_an_instant')), v.check(isInstant, says('not_an_instant'))))

const ON_QUARTER = /:(?:00|15|30|45):00\.000Z$/

/** An instant on a quarter of an hour, at which a cell of the calendar begins: Romania is whole hours ahead of UTC. */
export const quarterInstant = (): Column<string> => {
  const made = instant()
  return {
    ...made,
    schema: v.pipe(
      made.schema,
      v.check((value) => ON_QUARTER.test(value), says('not_a_quarter')),
    ),
  }
}

/** One of a closed list. */
export const oneOf = <const T extends string>(values: readonly T[], options: Options<T> = {}): Column<T> =>
  column<T>('choice', v.picklist(values, says('not_in_list')), {
    ...options,
    choices: values,
  })

const id = v.pipe(v.string(says('not_an_id')), v.regex(UUID, says('not_an_id')))

/** The id of a row of another collection, which must exist. */
export const ref = (collection: string, options: Options<string> = {}): Column<string> =>
  column('ref', id, { ...options, ref: collection })

/** A value that only the commit writes. */
export const derived = <T>(from: Column<T>): Column<T> => ({ ...from, write: 'derived' })

/** A value that people see only with a permission; without it, they get the column's initial value (S24). */
export const seenBy = <T>(permission: Permission, of: Column<T>): Column<T> => ({ ...of, seenBy: permission })
