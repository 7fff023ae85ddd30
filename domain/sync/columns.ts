import * as v from 'valibot'
import { isDay, isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { MAX_PRICE, MAX_QUANTITY } from '#domain/kernel/money.ts'
import { cleanText, fits } from '#domain/kernel/text.ts'

/**
 * Columns of a collection, declared once: the check of what a client sends, the SQL type, the type of the row, and
 * who writes it. The D1 table and the Dexie table are made from the same declaration.
 */
export type Column<T = unknown> = {
  readonly schema: v.GenericSchema<unknown, T>
  readonly type: 'text' | 'integer'
  readonly nullable: boolean
  /** `client` any time; `create` only in the insert; `derived` by the commit alone, ignored from clients (S10). */
  readonly write: 'client' | 'create' | 'derived'
  /** What an insert that leaves the column out gets; `undefined` means that it must be there. */
  readonly initial: T | undefined
  /** The collection whose row this column names. */
  readonly ref: string | undefined
}

type Write = Column['write']
type Options<T> = { write?: Write; initial?: T }

const column = <T>(
  type: Column['type'],
  schema: v.GenericSchema<unknown, T>,
  {
    write = 'client',
    initial,
    nullable = false,
    ref,
  }: Options<T> & { nullable?: boolean; ref?: string } = {},
): Column<T> => ({ schema, type, nullable, write, initial, ref })

/** At most `max` characters, counted in the form in which the text is kept. */
const atMost = (max: number) => v.check((value: string) => fits(value, max), `Cel mult ${max} de caractere.`)

const cleaned = v.pipe(v.string('Trebuie să fie text.'), v.transform(cleanText))

/** A text that is cleaned, put in the form in which it is kept, and measured then. */
const keptText = (max: number, standardise: (value: string) => string = (value) => value) =>
  v.pipe(cleaned, v.transform(standardise), atMost(max))

/** Text of at most `max` characters, clean (`#domain/kernel/text.ts`); line breaks stay. '' when left out. */
export const text = (max: number, options: Options<string> & { required?: boolean } = {}): Column<string> =>
  options.required
    ? column('text', v.pipe(keptText(max), v.minLength(1, 'Completează câmpul.')), options)
    : column('text', keptText(max), { initial: '', ...options })

/** Text put in a standard form (plate, phone, VIN) before it is kept. */
export const standardText = (
  max: number,
  standardise: (value: string) => string,
  options: Options<string> = {},
): Column<string> => column('text', keptText(max, standardise), { initial: '', ...options })

/** Text of a form that is checked once it stands in its standard form, where it has one. */
export const checkedText = (
  max: number,
  isRight: (value: string) => boolean,
  message: string,
  { standardise, ...options }: Options<string> & { standardise?: (value: string) => string } = {},
): Column<string> =>
  column('text', v.pipe(keptText(max, standardise), v.check(isRight, message)), {
    ...(isRight('') && { initial: '' }),
    ...options,
  })

/**
 * Text that holds JSON of one shape, kept as that shape writes it; '' when left out. What is not of the shape is refused
 * when it is written, since whoever reads it could only fail.
 */
export const json = (schema: v.GenericSchema, max: number, options: Options<string> = {}): Column<string> => {
  const ofShape = v.pipe(
    cleaned,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      if (dataset.value === '') return ''
      const parsed = v.safeParse(schema, parseJson(dataset.value))
      if (parsed.success) return JSON.stringify(parsed.output)
      addIssue({ message: 'Conținutul nu are forma cerută.' })
      return NEVER
    }),
    atMost(max),
  )
  return column('text', ofShape, { initial: '', ...options })
}

/** `undefined`, which no JSON is, for what cannot be read. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const whole = (min: number, max: number, most = `Cel mult ${max}.`) =>
  v.pipe(
    v.number('Trebuie să fie un număr.'),
    v.safeInteger('Trebuie să fie un număr întreg.'),
    v.minValue(min, `Cel puțin ${min}.`),
    v.maxValue(max, most),
    v.transform((value) => (value === 0 ? 0 : value)),
  )

/** A whole number within bounds; 0 when left out, or the bound nearest to it. */
export const integer = (min: number, max: number, options: Options<number> = {}): Column<number> =>
  column('integer', whole(min, max), { initial: Math.max(min, Math.min(0, max)), ...options })

/** A whole number or nothing. */
export const integerOrNull = (
  min: number,
  max: number,
  options: Options<number | null> = {},
): Column<number | null> =>
  column('integer', v.nullable(whole(min, max)), { initial: null, ...options, nullable: true })

/** Price of one unit, in bani. */
export const price = (): Column<number> =>
  column('integer', whole(0, MAX_PRICE, 'Cel mult 1.000.000 de lei.'), { initial: 0 })

/** Quantity or hours, in thousandths. */
export const quantity = (): Column<number> =>
  column('integer', whole(0, MAX_QUANTITY, 'Cel mult 10.000.'), { initial: 0 })

/** 0 or 1: IndexedDB can index numbers, not booleans. */
export const flag = (initial: 0 | 1): Column<0 | 1> =>
  column<0 | 1>('integer', v.picklist([0, 1] as const, 'Trebuie să fie 0 sau 1.'), { initial })

const aDay = v.pipe(
  v.string('Trebuie să fie o dată.'),
  v.check(isDay, 'Data nu există sau este prea departe.'),
)

/** A day, `YYYY-MM-DD`. */
export const day = (): Column<string> => column('text', aDay)

/** A day, `YYYY-MM-DD`, or nothing. */
export const dayOrNull = (): Column<string | null> =>
  column('text', v.nullable(aDay), { initial: null, nullable: true })

/** An instant in UTC, ISO 8601, or nothing. */
export const instantOrNull = (options: Options<string | null> = {}): Column<string | null> =>
  column(
    'text',
    v.nullable(v.pipe(v.string('Trebuie să fie un moment.'), v.check(isInstant, 'Momentul nu este valid.'))),
    { initial: null, ...options, nullable: true },
  )

/** An instant in UTC, ISO 8601. */
export const instant = (): Column<string> =>
  column('text', v.pipe(v.string('Trebuie să fie un moment.'), v.check(isInstant, 'Momentul nu este valid.')))

/** One of a closed list. */
export const oneOf = <const T extends string>(values: readonly T[], options: Options<T> = {}): Column<T> =>
  column<T>('text', v.picklist(values, 'Alege una dintre valorile din listă.'), options)

const id = v.pipe(
  v.string('Trebuie să fie un identificator.'),
  v.regex(UUID, 'Identificatorul nu este valid.'),
)

/** The id of a row of another collection, which must exist. */
export const ref = (collection: string, options: Options<string> = {}): Column<string> =>
  column('text', id, { ...options, ref: collection })

/** The id of a row of another collection, or nothing. */
export const refOrNull = (collection: string): Column<string | null> =>
  column('text', v.nullable(id), { initial: null, nullable: true, ref: collection })

/** A value that only the commit writes. */
export const derived = <T>(from: Column<T>): Column<T> => ({ ...from, write: 'derived' })
