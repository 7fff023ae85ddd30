import { ERRORS, type ErrorCode } from '#domain/kernel/errors.ts'

/** The sentence of each error code, as the domain has it. */
export const errors = Object.fromEntries(
  (Object.keys(ERRORS) as ErrorCode[]).map((code) => [code, ERRORS[code][1]]),
) as Record<ErrorCode, string>

/** What is said of one refused value. The domain writes it in Romanian. */
export const issues = { say: (sentence: string): string => sentence }
