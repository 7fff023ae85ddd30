import type { ConsentPurpose } from './schema.ts'

/** The version of the questions below; each consent stores the one that was asked. A changed question gets a new one. */
export const CONSENT_TEXT_VERSION = 'birou-1'

/** What a client is asked before commercial messages, word for word. It stays Romanian, like all texts for clients. */
export const CONSENT_TEXTS: Readonly<Record<Exclude<ConsentPurpose, 'serviciu'>, string>> = {
  reminder:
    'Sunteți de acord să vă anunțăm când vă expiră ITP-ul, RCA-ul sau rovinieta și când e timpul pentru ulei și anvelope? Vă puteți răzgândi oricând.',
  marketing:
    'Sunteți de acord să vă scriem despre oferte și să vă cerem părerea după o lucrare? Vă puteți răzgândi oricând.',
}

/** The version of the words below. */
export const BOOKING_CONSENT_VERSION = 'programare-1'

/** What a client may tick as he confirms his booking: his phone is proved by then. */
export const BOOKING_CONSENT_TEXT =
  'Anunțați-mă prin SMS sau WhatsApp când expiră ITP-ul, RCA-ul sau rovinieta și când e timpul pentru ulei și anvelope. Mă pot răzgândi oricând.'
