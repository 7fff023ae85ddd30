/** One mail to one reader, as a provider gets it. */
export type Mail = {
  /** Names the mail: one that is sent again under its key is the same mail, where its server can tell. */
  key: string
  to: string
  /** The name that the reader sees as the sender; the address is the deployment's own. */
  fromName: string
  /** Where an answer goes; '' for nowhere else than to the sender. */
  replyTo: string
  subject: string
  text: string
  html: string
  /** The address by which a mail program ends such mails, at one press of its reader; '' for none. */
  stop?: string | undefined
  attachments?: readonly Attachment[]
}

/** The headers by which a mail program offers the end of such mails (RFC 8058). */
export const stopHeaders = ({ stop }: Pick<Mail, 'stop'>): Record<string, string> =>
  stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

export type Attachment = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }

/** Why a provider has certainly not sent a mail, and whether it may accept it later. */
export const MAIL_REFUSALS = {
  /** The address does not exist, or takes no mail from us. */
  address_refused: 'final',
  /** The content is too large, or taken for spam. */
  content_refused: 'final',
  /** The provider's account is wrong, blocked or unverified; only we can mend it. */
  provider_account: 'later',
  /** The provider does not answer, or takes no more for now. */
  provider_busy: 'later',
  /** No mail can leave this server. */
  no_provider: 'final',
} as const satisfies Record<string, 'final' | 'later'>
export type MailRefusal = keyof typeof MAIL_REFUSALS

/**
 * `accepted`: the provider has it, under its own id. `refused`: it was not sent. `unsure`: no answer that says so; it
 * may have been sent.
 */
export type MailAnswer =
  | { kind: 'accepted'; id: string }
  | { kind: 'refused'; reason: MailRefusal }
  | { kind: 'unsure' }

/** A provider of mail. */
export type MailProvider = {
  /** Whether what it accepts leaves this machine. */
  readonly leaves: boolean
  /** For how long a mail that is sent again is known by its key, in milliseconds. */
  readonly remembers: number
  send(mail: Mail): Promise<MailAnswer>
}
