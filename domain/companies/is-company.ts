import { isValidCui } from '#domain/romania/cui.ts'
import { vatCountry } from './vat-id.ts'

const LEGAL_FORM =
  /(?:^|[\s.])(?:S\.?\s?R\.?\s?L|S\.?\s?A|P\.?\s?F\.?\s?A|S\.?\s?N\.?\s?C|I\.?\s?I|O\.?\s?N\.?\s?G)(?:[.\s-]|$)/i

/** A company is recognised by its code, its number in the trade register, or its name. */
export const isCompany = (name: string, fiscalCode: string, registration: string): boolean =>
  registration !== '' ||
  (fiscalCode !== '' && isValidCui(fiscalCode)) ||
  vatCountry(fiscalCode) !== null ||
  LEGAL_FORM.test(name)
