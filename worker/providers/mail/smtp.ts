import { createHash } from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import * as v from 'valibot'
import { DAY } from '#domain/kernel/days.ts'
import { logFault } from '#worker/log.ts'
import { type Mail, type MailAnswer, type MailProvider, type MailRefusal, stopHeaders } from './port.ts'

/** A server that takes mail by SMTP: TLS from the first byte (`smtps:`) or by STARTTLS (`smtp:`), never without. */
export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte. */
  implicitTls: boolean
  user: string
  password: string
}

/** Milliseconds after which a silent server counts as down. */
const TIMEOUT = 20_000

/** How long its Message-ID identifies a mail is for servers to say; a day is usual. */
const REMEMBERS = DAY

const PORTS: Readonly<Record<string, number>> = { 'smtps:': 465, 'smtp:': 587 }

/** The server of an address `smtps://user:password@host:port`. @throws Error, without the address: it has a password */
export const smtpServerOf = (address: string): SmtpServer => {
  const url = URL.canParse(address) ? new URL(address) : null
  const port = PORTS[url?.protocol ?? '']
  if (!url || port === undefined || url.hostname === '')
    throw new Error('SMTP_URL is no address like smtps://user:password@mail.example.ro:465')
  return {
    host: url.hostname,
    port: url.port === '' ? port : Number(url.port),
    implicitTls: url.protocol === 'smtps:',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}

/**
 * The Message-ID of a mail: the same each time it is sent, so that a server or a reader's mailbox which has it already
 * can tell.
 */
const messageId = (key: string, from: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${from.split('@').at(-1)}>`

const mimeOf = (mail: Mail, from: string): Promise<Buffer> =>
  new MailComposer({
    messageId: messageId(mail.key, from),
    from: { name: mail.fromName, address: from },
    to: mail.to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: stopHeaders(mail),
    attachments: (mail.attachments ?? []).map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

/** Opens the socket by itself: the library would ask a public DNS server, which knows no names of an office. */
const open = ({ host, port, implicitTls }: SmtpServer, timeout: number): Promise<net.Socket> =>
  new Promise((resolve, reject) => {
    const socket = implicitTls ? tls.connect({ host, port, servername: host }) : net.connect({ host, port })
    const late = setTimeout(() => fail(new Error('the server does not answer')), timeout)
    const fail = (error: Error) => {
      clearTimeout(late)
      socket.destroy()
      reject(error)
    }
    socket.once('error', fail)
    socket.once(implicitTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(late)
      socket.off('error', fail)
      resolve(socket)
    })
  })

/** A step of the conversation as a promise; the connection reports a failure outside of a step as an event. */
const step = (
  connection: SMTPConnection,
  run: (done: (error?: Error | null) => void) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject)
    run((error) => {
      connection.off('error', reject)
      if (error) reject(error)
      else resolve()
    })
  })

/** The parts of a failure that the library names. */
const failureSchema = v.object({
  /** What kind of failure it is. */
  code: v.optional(v.string()),
  /** The command that the server refused. */
  command: v.optional(v.string()),
  /** The server's own code; none where it did not answer. */
  responseCode: v.optional(v.number()),
})
type Failure = v.InferOutput<typeof failureSchema>

/** What a server's final refusal is about, by the command that it answered. */
const REFUSED: Readonly<Record<string, MailRefusal>> = {
  'RCPT TO': 'address_refused',
  DATA: 'content_refused',
}

/** What the library refuses by itself: an address with a line break, a message above the server's limit. */
const REFUSED_HERE: Readonly<Record<string, MailRefusal>> = {
  EENVELOPE: 'address_refused',
  EMESSAGE: 'content_refused',
}

const TOO_LARGE = 552

/** The reason for which the mail was certainly not sent; null where it may have been. */
const refusalOf = ({ code = '', command = '', responseCode }: Failure): MailRefusal | null => {
  if (responseCode === undefined) return REFUSED_HERE[code] ?? null
  if (responseCode < 500) return 'provider_busy'
  return responseCode === TOO_LARGE ? 'content_refused' : (REFUSED[command] ?? 'provider_account')
}

const refused = (reason: MailRefusal): MailAnswer => ({ kind: 'refused', reason })

/** Sends mail through an SMTP server, one connection a mail. `from` is the sender's address. */
export const smtpMail = (server: SmtpServer, from: string, timeout = TIMEOUT): MailProvider => ({
  leaves: true,
  remembers: REMEMBERS,
  async send(mail) {
    const message = await mimeOf(mail, from)
    let connection: SMTPConnection | undefined
    /** Before the mail itself goes out, whatever fails has sent nothing. */
    let mayBeSent = false
    try {
      const socket = await open(server, timeout)
      connection = new SMTPConnection({
        connection: socket,
        host: server.host,
        port: server.port,
        secure: server.implicitTls,
        secured: server.implicitTls,
        requireTLS: true,
        greetingTimeout: timeout,
        connectionTimeout: timeout,
        socketTimeout: timeout,
      })
      // What happens to the connection after its last step concerns nobody.
      connection.on('error', () => undefined)
      const line = connection
      await step(line, (done) => line.connect(done))
      const credentials = { user: server.user, pass: server.password }
      if (server.user) await step(line, (done) => line.login({ credentials }, done))
      mayBeSent = true
      const id = await new Promise<string>((resolve, reject) => {
        line.once('error', reject)
        line.send({ from, to: [mail.to] }, message, (error, info) =>
          error ? reject(error) : resolve(info?.response ?? ''),
        )
      })
      line.quit()
      return { kind: 'accepted', id: id.slice(0, 100) }
    } catch (error) {
      connection?.close()
      const { output, success } = v.safeParse(failureSchema, error)
      const reason = success ? refusalOf(output) : null
      if (reason !== 'address_refused') logFault('mail_failed', error, { reason })
      if (reason) return refused(reason)
      return mayBeSent ? { kind: 'unsure' } : refused('provider_busy')
    }
  },
})
