import { m } from '#web/i18n/messages.ts'

/** Why an export failed and what to do, by the code of its job. */
export const failureOf = (code: string): string => {
  const { other, ...known } = m.exporting.failures
  return Object.hasOwn(known, code) ? known[code as keyof typeof known] : other
}
