import { isDay } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { isMonth } from '#domain/reports/months.ts'

/** One value of a query: its name in the address, and how it is written there. Values are text, or null for none. */
export type Param<Value extends string | null> = {
  name: string
  /** The value while the address has none; it is not written into the address. */
  fallback: Value
  /** The value of a text in the address; undefined for an invalid one. */
  parse: (text: string) => Value | undefined
  /** It changes with each key; others change by a press. */
  isTyped?: true
}

/** The query of a screen: each value under the name that the code uses, in the order of the address. */
export type Params = Readonly<Record<string, Param<string> | Param<string | null>>>

export type QueryOf<Of extends Params> = {
  readonly [Name in keyof Of]: Of[Name] extends Param<infer Value> ? Value : never
}

/** The text of a search field. */
export const textParam = (name: string): Param<string> => ({
  name,
  fallback: '',
  parse: (text) => text,
  isTyped: true,
})

/** One of a few words, which are written in the address as they are. */
export const choiceParam = <Value extends string, Fallback extends Value | null>(
  name: string,
  values: readonly Value[],
  fallback: Fallback,
): Param<Value | Fallback> => ({ name, fallback, parse: (text) => values.find((value) => value === text) })

const maybe = (name: string, isValid: (text: string) => boolean): Param<string | null> => ({
  name,
  fallback: null,
  parse: (text) => (isValid(text) ? text : undefined),
})

/** The id of a row. */
export const idParam = (name: string): Param<string | null> => maybe(name, (text) => UUID.test(text))

/** A day, `YYYY-MM-DD`. */
export const dayParam = (name: string): Param<string | null> => maybe(name, isDay)

/** A month, `YYYY-MM`. */
export const monthParam = (name: string): Param<string | null> => maybe(name, isMonth)

const namesOf = <Of extends Params>(params: Of): (keyof Of & string)[] => Object.keys(params)

/** The query of an address that asks for nothing. */
export const nothingAsked = <Of extends Params>(params: Of): QueryOf<Of> =>
  Object.fromEntries(namesOf(params).map((name) => [name, params[name]?.fallback])) as QueryOf<Of>

/** The query of an address; invalid values are ignored. */
export const queryIn = <Of extends Params>(params: Of, address: URLSearchParams): QueryOf<Of> =>
  Object.fromEntries(
    Object.entries(params).map(([key, { name, fallback, parse }]) => {
      const text = address.get(name)
      return [key, (text === null ? undefined : parse(text)) ?? fallback]
    }),
  ) as QueryOf<Of>

/** The address with a query in it; other parameters stay as they are. */
export const withQuery = <Of extends Params>(
  params: Of,
  address: URLSearchParams,
  query: QueryOf<Of>,
): URLSearchParams => {
  const next = new URLSearchParams(address)
  for (const [key, { name, fallback }] of Object.entries(params)) {
    const value = query[key as keyof Of]
    if (value === null || value === fallback) next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** Whether nothing is asked except these. */
export const asksOnly = <Of extends Params>(
  params: Of,
  query: QueryOf<Of>,
  ...allowed: (keyof Of)[]
): boolean =>
  namesOf(params).every((name) => allowed.includes(name) || query[name] === params[name]?.fallback)

/** Whether one query became another only by typing. */
export const isTyped = <Of extends Params>(params: Of, before: QueryOf<Of>, after: QueryOf<Of>): boolean =>
  namesOf(params).every((name) => params[name]?.isTyped === true || before[name] === after[name])
