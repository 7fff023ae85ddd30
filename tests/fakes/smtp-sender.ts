import type { Mail } from '#worker/providers/mail/port.ts'
import { smtpMail, smtpServerOf } from '#worker/providers/mail/smtp.ts'

/** A Worker that does nothing but send by the SMTP adapter: the tests run it in workerd, against a server in Node. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { url, from, mail, timeout } = (await request.json()) as {
      url: string
      from: string
      mail: Mail
      timeout: number
    }
    return Response.json(await smtpMail(smtpServerOf(url), from, timeout).send(mail))
  },
}
