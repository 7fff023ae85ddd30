import { silence } from './silence.ts'

/** What happens to the next invoice that is asked for. */
export type OblioFault =
  | 'issued, no answer'
  | 'issued, 502'
  | 'issued, half an answer'
  | 'busy'
  | 'refused'
  | 'silent'

type Product = { name: string; price: number; vatPercentage: number; vatIncluded: number; quantity: number }
export type OblioBody = {
  cif: string
  idempotencyKey: string
  seriesName: string
  issueDate: string
  client: Record<string, string | number>
  products: [Product]
}

const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } })

/** Oblio as its documentation describes it: tokens, invoices under an idempotency key, and their PDF. */
export class OblioFake {
  readonly url = 'https://oblio.test/api'
  readonly email = 'noi@example.com'
  readonly secret = 'oblio-secret'
  readonly faults: OblioFault[] = []
  readonly issued: OblioBody[] = []

  readonly fetch: typeof fetch = async (input, init) => this.#answer(new Request(input, init))

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/authorize/token') {
      const form = new URLSearchParams(await request.text())
      const isOurs = form.get('client_id') === this.email && form.get('client_secret') === this.secret
      return isOurs ? json({ access_token: 'a-token', expires_in: '3600' }) : json({}, 401)
    }
    if (pathname.startsWith('/pdf/')) return new Response(`%PDF-1.4 ${pathname}`)
    if (request.headers.get('authorization') !== 'Bearer a-token') return json({}, 401)
    return this.#issue(request)
  }

  async #issue(request: Request): Promise<Response> {
    const fault = this.faults.shift()
    if (fault === 'busy') return json({ status: 429 }, 429)
    if (fault === 'silent') return silence(request)
    if (fault === 'refused') return json({ status: 400, statusMessage: 'CIF invalid' }, 400)
    const body = (await request.json()) as OblioBody
    let at = this.issued.findIndex(({ idempotencyKey }) => idempotencyKey === body.idempotencyKey)
    if (at < 0) at = this.issued.push(body) - 1
    if (fault === 'issued, no answer') throw new TypeError('the connection was lost')
    if (fault === 'issued, 502') return new Response('<html>', { status: 502 })
    const number = String(at + 1).padStart(4, '0')
    const data = { seriesName: body.seriesName, number, link: `${new URL(request.url).origin}/pdf/${number}` }
    const answer = JSON.stringify({ status: 200, statusMessage: 'Success', data })
    return fault === 'issued, half an answer' ? new Response(answer.slice(0, 30)) : new Response(answer)
  }
}
