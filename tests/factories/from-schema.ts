import fc from 'fast-check'
import type * as v from 'valibot'

/**
 * Input made from the valibot schemas that check it: mostly right, now and then wrong in one place, so that it comes
 * further into the code than noise does.
 */

/** A part of a schema, as valibot stores it. */
type Part = {
  kind: string
  type: string
  requirement?: unknown
  pipe?: readonly Part[]
  entries?: Readonly<Record<string, Part>>
  options?: readonly unknown[]
  literal?: unknown
  wrapped?: Part
  item?: Part
  items?: readonly Part[]
  key?: Part
  value?: Part
}

/** What input is made with. */
export type Means = {
  /** Texts that exist in the deployment, such as ids and tokens: used wherever they fit. */
  known: readonly string[]
  /** Own arbitraries for schemas that can't be read, such as those of code. */
  own?: ReadonlyMap<unknown, fc.Arbitrary<unknown>>
}

const JUNK = [
  '',
  ' ',
  '\u0000',
  '../..',
  '%00',
  '__proto__',
  "' OR 1=1 --",
  '-1',
  '1e400',
  'ș'.repeat(300),
  '\ud800',
  '🚗',
]
const OPTIONAL = new Set(['optional', 'exact_optional', 'nullish', 'undefinedable'])

/** One wrong value in so many right ones. */
const SELDOM = 25

const junk = fc.oneof(fc.constantFrom(...JUNK), fc.jsonValue({ maxDepth: 2 }))

/** Values of a schema; one of `SELDOM` of its parts is wrong. */
export const fromSchema = (schema: v.GenericSchema<never>, means: Means): fc.Arbitrary<unknown> =>
  valuesOf(schema as unknown as Part, means)

const valuesOf = (part: Part, means: Means): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: SELDOM, arbitrary: means.own?.get(part) ?? (KINDS[part.type] ?? (() => junk))(part, means) },
    { weight: 1, arbitrary: junk },
  )

const actionOf = (part: Part, ...types: string[]): unknown =>
  part.pipe?.find(({ kind, type }) => kind === 'validation' && types.includes(type))?.requirement

const bound = (part: Part, otherwise: number, ...types: string[]): number => {
  const requirement = actionOf(part, ...types)
  return typeof requirement === 'number' ? requirement : otherwise
}

/** Texts of a pattern, or any where the pattern has parts that can't be made. */
const matching = (pattern: RegExp): fc.Arbitrary<string> => {
  try {
    return fc.stringMatching(new RegExp(pattern.source.replace(/\(\?[!=][^)]*\)/g, ''), pattern.flags))
  } catch {
    return fc.string()
  }
}

const texts = (part: Part, { known }: Means): fc.Arbitrary<unknown> => {
  const { pipe = [] } = part
  const pattern = pipe.find(({ type }) => type === 'regex')?.requirement
  const minLength = bound(part, 0, 'min_length')
  const maxLength = Math.max(minLength, Math.min(bound(part, 60, 'max_length'), 5_000))
  const isFit = (text: string) => !(pattern instanceof RegExp) || pattern.test(text)
  const fitting = known.filter(isFit)
  const has = (name: string) => pipe.some(({ type }) => type === name)
  const made = has('email')
    ? fc.emailAddress()
    : has('uuid')
      ? fc.uuid()
      : pattern instanceof RegExp
        ? matching(pattern)
        : fc.string({ unit: 'grapheme', minLength, maxLength })
  return fitting.length === 0 ? made : fc.oneof(made, fc.constantFrom(...fitting))
}

const numbers = (part: Part): fc.Arbitrary<unknown> => {
  const min = bound(part, -1_000, 'min_value')
  return fc.oneof(
    fc.integer({ min, max: Math.max(min, bound(part, 100_000, 'max_value')) }),
    fc.constantFrom(0, -1, 1.5, Number.MAX_SAFE_INTEGER, 1e300),
  )
}

const objects = (part: Part, means: Means): fc.Arbitrary<unknown> => {
  const entries = Object.entries(part.entries ?? {})
  const required = entries.filter(([, { type }]) => !OPTIONAL.has(type)).map(([name]) => name)
  const whole = fc.record(
    Object.fromEntries(entries.map(([name, entry]) => [name, valuesOf(entry, means)])),
    {
      requiredKeys: required,
    },
  )
  return fc.oneof(
    { weight: SELDOM, arbitrary: whole },
    // A field too many, or one too few.
    { weight: 1, arbitrary: whole.map((made) => ({ ...made, extra: 1 })) },
    { weight: 1, arbitrary: whole.map((made) => Object.fromEntries(Object.entries(made).slice(1))) },
  )
}

const oneOf = (part: Part, means: Means): fc.Arbitrary<unknown> =>
  fc.oneof(...(part.options ?? []).map((option) => valuesOf(option as Part, means)))

const picked = ({ options = [] }: Part): fc.Arbitrary<unknown> => fc.constantFrom(...options)

const wrapped = ({ wrapped: inner }: Part, means: Means): fc.Arbitrary<unknown> =>
  inner ? valuesOf(inner, means) : junk

const KINDS: Readonly<Record<string, (part: Part, means: Means) => fc.Arbitrary<unknown>>> = {
  string: texts,
  number: numbers,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  literal: ({ literal }) => fc.constant(literal),
  picklist: picked,
  enum: picked,
  object: objects,
  strict_object: objects,
  loose_object: objects,
  union: oneOf,
  variant: oneOf,
  optional: wrapped,
  exact_optional: wrapped,
  undefinedable: wrapped,
  fallback: wrapped,
  nullable: (part, means) => fc.option(wrapped(part, means)),
  nullish: (part, means) => fc.option(wrapped(part, means)),
  array: (part, means) =>
    fc.array(part.item ? valuesOf(part.item, means) : junk, {
      minLength: bound(part, 0, 'min_length'),
      maxLength: Math.min(bound(part, 4, 'max_length'), 4),
    }),
  record: ({ key, value }, means) =>
    fc.dictionary(key ? texts(key, means).map(String) : fc.string(), value ? valuesOf(value, means) : junk, {
      maxKeys: 5,
    }),
}
