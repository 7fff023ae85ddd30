import { DAY } from '#domain/kernel/days.ts'
import { silence } from './silence.ts'

/**
 * SMSAPI as its documentation describes it, with its failures: it checks a request as the real one does, counts the
 * septets itself, remembers `idx` for a day and calls `notify_url`. It answers `Request` with `Response`, so that it
 * runs in workerd and, behind `startSmsApiServer`, as a server.
 */

/** An error code that it answers without sending; or what happens to the answer of an SMS. */
export type SmsApiFault =
  | number
  | 'sent, no answer'
  | 'sent, 502'
  | 'sent, half an answer'
  | 'not sent, no answer'
  | 'not sent, 502'

/** An SMS that would have reached a phone. */
export type SentSms = {
  id: string
  idx: string
  to: string
  from: string
  message: string
  unicode: boolean
  /** Septets in GSM-7, units in UCS-2. */
  length: number
  parts: number
  notifyUrl: string
}

const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const GSM_ESCAPED = new Set('^{}\\[~]|€\f')

/** How a network sends a text. */
const measured = (text: string): Pick<SentSms, 'unicode' | 'length' | 'parts'> => {
  const letters = [...text]
  const unicode = letters.some((letter) => !GSM.has(letter) && !GSM_ESCAPED.has(letter))
  const length = unicode
    ? text.length
    : letters.reduce((sum, letter) => sum + (GSM_ESCAPED.has(letter) ? 2 : 1), 0)
  const [one, more] = unicode ? [70, 67] : [160, 153]
  if (length <= one) return { unicode, length, parts: 1 }
  return { unicode, length, parts: unicode ? Math.ceil(length / more) : partsOf(letters, more) }
}

/** An escaped letter is not cut in two by the end of a part. */
const partsOf = (letters: readonly string[], room: number): number => {
  let [parts, left] = [1, room]
  for (const letter of letters) {
    const size = GSM_ESCAPED.has(letter) ? 2 : 1
    if (size > left) [parts, left] = [parts + 1, room]
    left -= size
  }
  return parts
}

const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } })

const errored = (error: number) => json({ error, message: `Error ${error}` })

export class SmsApiFake {
  readonly token = 'fake-token'
  /** Registered sender names; others are error 14. */
  readonly senders = new Set(['ROA AUTO'])
  /** Faults of the next requests to a number (`407…`), the first one first. */
  readonly faults = new Map<string, SmsApiFault[]>()
  readonly sent: SentSms[] = []
  requests = 0
  now: () => number = Date.now
  /** Receives an SMS between its acceptance and the answer. */
  onAccepted: (sms: SentSms) => Promise<void> = async () => undefined
  readonly #remembered = new Map<string, number>()

  readonly answer = async (request: Request): Promise<Response> => {
    this.requests += 1
    if (request.headers.get('authorization') !== `Bearer ${this.token}`) return errored(101)
    const form = new URLSearchParams(await request.text())
    const value = (name: string) => form.get(name) ?? ''
    const [to, message, idx] = [value('to'), value('message'), value('idx')]
    const fault = this.faults.get(to)?.shift()
    if (typeof fault === 'number') return errored(fault)
    if (fault === 'not sent, no answer') return silence(request)
    if (fault === 'not sent, 502') return new Response('<html>Bad Gateway</html>', { status: 502 })
    const error = this.#errorIn(value)
    if (error !== null) return errored(error)
    const sms: SentSms = {
      id: `SMS${String(this.sent.length + 1).padStart(20, '0')}`,
      idx,
      to,
      from: value('from'),
      message,
      ...measured(message),
      notifyUrl: value('notify_url'),
    }
    this.#remembered.set(idx, this.now())
    this.sent.push(sms)
    await this.onAccepted(sms)
    if (fault === 'sent, no answer') return silence(request)
    if (fault === 'sent, 502') return new Response('<html>Bad Gateway</html>', { status: 502 })
    const { id, length, parts } = sms
    const number = { points: 0.16 * parts, number: to, submitted_number: to }
    const body = {
      count: 1,
      message,
      length,
      parts,
      list: [{ id, ...number, date_sent: Math.floor(this.now() / 1_000), status: 'QUEUE', error: null, idx }],
    }
    if (fault === 'sent, half an answer') return new Response(JSON.stringify(body).slice(0, 40))
    return json(body)
  }

  #errorIn(value: (name: string) => string): number | null {
    if (value('encoding') !== 'utf-8' || value('format') !== 'json') return 8
    if (value('idx').length > 255) return 8
    if (!/^4\d{10,12}$/.test(value('to'))) return 13
    if (!this.senders.has(value('from'))) return 14
    const { unicode, parts } = measured(value('message'))
    if (value('message') === '' || (unicode && value('nounicode') === '1')) return 11
    if (parts > Number(value('max_parts') || 6)) return 12
    const known = this.#remembered.get(value('idx'))
    const isKnown = known !== undefined && known > this.now() - DAY
    return value('check_idx') === '1' && isKnown ? 53 : null
  }

  /** Reports SMS to the address that came with the first one, in one call, as SMSAPI does. */
  async report(
    reported: readonly SentSms[],
    status: number,
    call: (url: string) => Promise<Response> = fetch,
  ): Promise<Response> {
    const [first] = reported
    if (!first) throw new Error('a report of no SMS')
    const url = new URL(first.notifyUrl)
    const list = (of: (sms: SentSms) => string | number) => reported.map(of).join(',')
    url.searchParams.set(
      'MsgId',
      list(({ id }) => id),
    )
    url.searchParams.set(
      'status',
      list(() => status),
    )
    url.searchParams.set(
      'donedate',
      list(() => Math.floor(this.now() / 1_000)),
    )
    url.searchParams.set(
      'idx',
      list(({ idx }) => idx),
    )
    url.searchParams.set(
      'to',
      list(({ to }) => to),
    )
    url.searchParams.set(
      'points',
      list(({ parts }) => parts * 0.16),
    )
    return call(url.href)
  }
}
