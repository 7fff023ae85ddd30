import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** How the fake server treats the recipient of this name (the part before the @). */
export type SmtpBehaviour =
  | 'taken'
  /** The mailbox does not exist. */
  | 'unknown'
  /** Greylisting. */
  | 'later'
  /** The content is taken for spam. */
  | 'spam'
  | 'too-large'
  /** The server has the mail, and the answer is lost. */
  | 'lost'
  /** The server says nothing more after the mail. */
  | 'silent'

const BEHAVIOURS: readonly string[] = [
  'unknown',
  'later',
  'spam',
  'too-large',
  'lost',
  'silent',
] satisfies SmtpBehaviour[]

export type SmtpOptions = {
  /** TLS from the first byte; without it STARTTLS is offered. */
  implicitTls: boolean
  /** The certificate's host. */
  certificate?: 'localhost' | 'elsewhere'
  /** Does not offer STARTTLS. */
  plain?: boolean
  /** Accepts connections and says nothing. */
  mute?: boolean
}

export type ReceivedMail = { encrypted: boolean; user: string; from: string; to: string; data: string }

const USER = { name: 'atelier', password: 'parolă: 1@2' }
export const SMTP_USER = USER

const file = (name: string): Buffer => readFileSync(new URL(`certificates/${name}`, import.meta.url))

/** The authority of the fake's certificates, for those who trust it. */
export const AUTHORITY = new URL('certificates/authority.pem', import.meta.url).pathname

/** A fake of a mail server that speaks ESMTP with TLS, log-in and failures. It keeps what it has taken. */
export const startSmtpServer = async ({
  implicitTls,
  certificate = 'localhost',
  plain = false,
  mute = false,
}: SmtpOptions) => {
  const received: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const secured = (socket: Socket): TLSSocket =>
    new TLSSocket(socket, {
      isServer: true,
      key: file(`${certificate}.key.pem`),
      cert: file(`${certificate}.pem`),
    })

  const converse = (socket: Socket, greets: boolean): void => {
    const mail = { encrypted: socket instanceof TLSSocket, user: '', from: '', to: '' }
    const behaviour = () => {
      const [name = ''] = mail.to.split('@')
      return BEHAVIOURS.includes(name) ? (name as SmtpBehaviour) : 'taken'
    }
    let buffer = ''
    let isData = false
    const say = (...lines: string[]) => socket.write(`${lines.join('\r\n')}\r\n`)

    const take = (data: string) => {
      if (behaviour() === 'spam') return say('554 5.7.1 looks like spam')
      if (behaviour() === 'too-large') return say('552 5.3.4 too large')
      received.push({ ...mail, data })
      if (behaviour() === 'lost') return socket.destroy()
      if (behaviour() !== 'silent') say('250 2.0.0 queued as 4711')
    }

    const answer = (line: string) => {
      const address = /<(.*)>/.exec(line)?.[1] ?? ''
      if (/^EHLO /.test(line))
        say(
          '250-fake',
          ...(mail.encrypted ? ['250-AUTH PLAIN'] : plain ? [] : ['250-STARTTLS']),
          '250 8BITMIME',
        )
      else if (line === 'STARTTLS' && !plain) {
        say('220 go ahead')
        socket.off('data', onData)
        converse(secured(socket), false)
      } else if (/^AUTH PLAIN /.test(line)) {
        const [, name = '', password = ''] = Buffer.from(line.slice(11), 'base64').toString().split('\0')
        mail.user = name
        say(name === USER.name && password === USER.password ? '235 welcome' : '535 5.7.8 wrong password')
      } else if (/^MAIL FROM/.test(line)) {
        mail.from = address
        say(mail.user ? '250 ok' : '530 5.7.0 log in first')
      } else if (/^RCPT TO/.test(line)) {
        mail.to = address
        if (behaviour() === 'unknown') say('550 5.1.1 no such mailbox')
        else say(behaviour() === 'later' ? '451 4.7.1 try again later' : '250 ok')
      } else if (line === 'DATA') {
        isData = true
        say('354 go ahead')
      } else if (line === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say('502 not known here')
    }

    const onData = (chunk: Buffer) => {
      buffer += chunk.toString('latin1')
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n'
        const end = buffer.indexOf(mark)
        if (end < 0) return
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + mark.length)
        if (!isData) answer(part)
        else {
          isData = false
          take(part)
        }
      }
    }
    socket.on('data', onData)
    // A client that ends the connection in the middle is its own affair.
    socket.on('error', () => undefined)
    if (greets) say('220 fake ESMTP')
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    if (!mute) converse(implicitTls ? secured(socket) : socket, true)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const user = `${USER.name}:${encodeURIComponent(USER.password)}`
  return {
    url: `${implicitTls ? 'smtps' : 'smtp'}://${user}@localhost:${port}`,
    received,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
