import { describe, expect, it } from 'vitest'
import { clientMail } from './client-mail.ts'

const shop = {
  nume: 'Service „Ștefan & Fiii”',
  telefon: '+40241555123',
  adresa: 'Str. Șantierului 14',
  localitate: 'Constanța',
}
const LINK = 'https://roaauto.example/p/AbC-123_x'

const mail = (body: string, more: object = {}) =>
  clientMail({ shop, language: 'ro', subject: 'Devizul dumneavoastră', body, link: LINK, ...more })

describe('a mail of the shop to its client', () => {
  it('says the same as text and as HTML, with the link as a button', () => {
    const { text, html } = mail(`Bună ziua,\n\nDevizul pentru CT 83 KCS este gata: ${LINK}`)
    for (const part of [
      'Bună ziua,',
      'Devizul pentru CT 83 KCS este gata:',
      'Str. Șantierului 14, Constanța',
    ]) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
    expect(text.split(LINK)).toHaveLength(2)
    expect(html).toMatch(new RegExp(`<a class="button" style="[^"]+" href="${LINK}">Deschideți pagina</a>`))
  })

  it('has the link also where its text does not name it', () => {
    const { text, html } = mail('Devizul este gata.')
    expect(text).toContain(LINK)
    expect(html).toContain(`href="${LINK}"`)
  })

  it('speaks the language of its reader', () => {
    const { html, text } = mail('The estimate is ready.', {
      language: 'en',
      stop: 'https://roaauto.example/s/z',
    })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('Open the page')
    expect(text).toContain('Stop these messages: https://roaauto.example/s/z')
    expect(text).toContain('Phone: ')
  })

  it('lets nothing that people wrote become markup, a script or a link elsewhere', () => {
    const evil = `<img src=x onerror=alert(1)> "javascript:alert(1)" <a href='//evil'>`
    const { html, subject } = mail(evil, {
      subject: 'Deviz\r\nBcc: x@example.com',
      shop: { ...shop, nume: '<script>alert(1)</script>', adresa: '"><b>' },
    })
    expect(html).not.toMatch(/<img|<script|<b>|href="(?!https:\/\/roaauto\.example\/)/)
    expect(subject).toBe('Deviz Bcc: x@example.com')
  })

  it('makes a link of each address in its text, without the full stop behind it', () => {
    const { html } = mail('Vedeți https://exemplu.ro/a?b=1&c=2. Mulțumim!', { link: '' })
    expect(html).toContain(
      '<a href="https://exemplu.ro/a?b=1&amp;c=2">https://exemplu.ro/a?b=1&amp;c=2</a>. Mulțumim!',
    )
  })
})
