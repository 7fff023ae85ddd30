import type { OutboxMessage } from '#domain/api/dev.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import type { Asked } from '#domain/team/codes.ts'

/** Signing up through the API of a server of this machine, whose outbox has the mail with the code. */

/** The versions of the documents that a person accepts by signing up. */
export const ACCEPTED = { termsVersion: TERMS_VERSION, privacyVersion: PRIVACY_VERSION }

/** Milliseconds between two looks into the outbox. */
const PAUSE = 50

/** The code of the newest mail to an address; waits for the mail, at most half a minute. */
export const codeFor = async (url: string, email: string): Promise<string> => {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const { messages } = (await (await fetch(`${url}/dev/mesaje.json`)).json()) as {
      messages: OutboxMessage[]
    }
    const mail = messages.find(({ recipient }) => recipient === email)
    const code = /^(\d{4}) (\d{4}) /.exec(mail?.subject ?? '')
    if (code) return `${code[1]}${code[2]}`
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  throw new Error(`no code came for ${email}`)
}

/** Opens a shop; the answer of its first session. `accepted`: the versions that the server asks for. */
export const signUpAt = async (
  url: string,
  body: { company: string; name: string; email: string; password: string; cui?: string },
  accepted = ACCEPTED,
): Promise<SessionAnswer> => {
  const post = async (path: string, value: object) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const registered = body.cui !== undefined
  const { ticket } = (await post('/api/auth/register', { ...body, registered, ...accepted })) as Asked
  const code = await codeFor(url, body.email)
  return (await post('/api/auth/verify', { ticket, code })) as SessionAnswer
}
