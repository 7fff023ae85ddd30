import { dataAgreement } from './data-agreement.ts'
import type { LegalDocument } from './document.ts'
import { privacyPolicy } from './privacy-policy.ts'
import { processingRecord } from './processing-record.ts'
import { terms } from './terms.ts'

/** The documents by name; `LEGAL_PAGES` (`domain/api/paths.ts`) has the address of each. */
export const LEGAL_DOCUMENTS = {
  terms,
  privacy: privacyPolicy,
  agreement: dataAgreement,
  record: processingRecord,
} as const satisfies Record<string, LegalDocument>
export type LegalName = keyof typeof LEGAL_DOCUMENTS
export const LEGAL_NAMES = Object.keys(LEGAL_DOCUMENTS) as LegalName[]
