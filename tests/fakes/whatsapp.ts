import { hex } from '#domain/kernel/hex.ts'
import { silence } from './silence.ts'

/**
 * WhatsApp's Cloud API as Meta documents it, with its failures: it checks the request and its template, and signs its
 * reports. It recognises no repeat, as the real one does not. It answers `Request` with `Response`, so that it runs in
 * workerd and as a server.
 */

/** An error code that it answers without sending; or what happens to the answer of a message. */
export type CloudFault =
  | number
  | 'sent, no answer'
  | 'sent, 502'
  | 'sent, half an answer'
  | 'not sent, no answer'
  | 'not sent, 502'

/** A message that would have reached a phone. */
export type SentWhatsApp = { id: string; to: string; language: string; parameter: string; key: string }

type Template = { name: string; language: { code: string }; components: unknown }

const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } })

const badGateway = () => new Response('<html>Bad Gateway</html>', { status: 502 })

const errored = (code: number, status = 400) =>
  json({ error: { message: `(#${code}) Error`, type: 'OAuthException', code, fbtrace_id: 'A1' } }, status)

export class CloudApiFake {
  readonly token = 'fake-token'
  readonly numberId = '106540352242922'
  readonly template = 'mesaj_service'
  readonly appSecret = 'the secret of an app at Meta'
  /** Faults of the next requests to a number (`407…`), the first one first. */
  readonly faults = new Map<string, CloudFault[]>()
  readonly sent: SentWhatsApp[] = []
  /** Receives a message between its acceptance and the answer. */
  onAccepted: (message: SentWhatsApp) => Promise<void> = async () => undefined

  readonly answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (request.headers.get('authorization') !== `Bearer ${this.token}`) return errored(190, 401)
    if (pathname !== `/v23.0/${this.numberId}/messages`) return errored(33)
    const body = (await request.json()) as Record<string, unknown>
    const to = String(body.to)
    const fault = this.faults.get(to)?.shift()
    if (typeof fault === 'number') return errored(fault)
    if (fault === 'not sent, no answer') return silence(request)
    if (fault === 'not sent, 502') return badGateway()
    const template = body.template as Template
    const parameter = parameterOf(template.components)
    const error = this.#errorIn(body, template, parameter)
    if (error !== null) return errored(error)
    const message: SentWhatsApp = {
      id: `wamid.${String(this.sent.length + 1).padStart(20, '0')}`,
      to,
      language: template.language.code,
      parameter: parameter ?? '',
      key: String(body.biz_opaque_callback_data ?? ''),
    }
    this.sent.push(message)
    await this.onAccepted(message)
    if (fault === 'sent, no answer') return silence(request)
    if (fault === 'sent, 502') return badGateway()
    const content = {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: to }],
      messages: [{ id: message.id, message_status: 'accepted' }],
    }
    if (fault === 'sent, half an answer') return new Response(JSON.stringify(content).slice(0, 40))
    return json(content)
  }

  #errorIn(body: Record<string, unknown>, template: Template, parameter: string | null): number | null {
    if (body.messaging_product !== 'whatsapp' || body.type !== 'template') return 100
    if (!/^\d{8,15}$/.test(String(body.to))) return 131009
    if (String(body.biz_opaque_callback_data ?? '').length > 512) return 131009
    if (template.name !== this.template || !['ro', 'en'].includes(template.language.code)) return 132001
    if (parameter === null) return 132000
    if (parameter === '') return 131008
    if (/[\n\t]| {5}/.test(parameter)) return 132018
    return parameter.length > 950 ? 132005 : null
  }

  /** A call of the webhook about messages: its body, and the header that signs it. */
  async report(
    reported: readonly SentWhatsApp[],
    status: 'sent' | 'delivered' | 'read' | 'failed',
    { code, at = Date.now() }: { code?: number; at?: number } = {},
  ): Promise<{ body: string; signature: string }> {
    const statuses = reported.map(({ id, to, key }) => ({
      id,
      status,
      timestamp: String(Math.floor(at / 1_000)),
      recipient_id: to,
      biz_opaque_callback_data: key,
      ...(code !== undefined && { errors: [{ code, title: `Error ${code}` }] }),
    }))
    return this.sign({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { phone_number_id: this.numberId },
                statuses,
              },
            },
          ],
        },
      ],
    })
  }

  /** A call with any content, signed. */
  async sign(content: unknown): Promise<{ body: string; signature: string }> {
    const body = JSON.stringify(content)
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const text = new TextEncoder()
    const key = await crypto.subtle.importKey('raw', text.encode(this.appSecret), algorithm, false, ['sign'])
    return { body, signature: `sha256=${hex(await crypto.subtle.sign('HMAC', key, text.encode(body)))}` }
  }
}

/** The one parameter of a template's body; null where it has another number of them. */
const parameterOf = (components: unknown): string | null => {
  const [body, ...others] = components as { type: string; parameters: { type: string; text: string }[] }[]
  const [first, ...more] = body?.parameters ?? []
  const isOne = body?.type === 'body' && first?.type === 'text' && others.length + more.length === 0
  return isOne ? first.text : null
}
