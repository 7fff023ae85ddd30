import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PAGES } from '#domain/api/paths.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { linkToken } from '#worker/pages/link-token.ts'
import { bodyOf, segmentsAsSent, textAsSent } from './as-sent.ts'
import { leavesByServer } from './channels.ts'
import { defaultTemplate } from './default-templates.ts'
import { fillTemplate, NO_SECRETS, SAMPLE_SECRETS, unknownFields, withSecrets } from './template.ts'
import { filledTexts, templateId, templateOf } from './templates.ts'
import { CHANNELS, isCommercial, LANGUAGES, PURPOSES } from './words.ts'

const VALUES = {
  client: 'Constantinescu Alexandru-Mihai',
  masina: 'Volkswagen Passat',
  numar: 'CT 83 KCS',
  atelier: 'AUTO SERVICE MIHAI SRL',
  telefon: '0722 123 456',
  comanda: '12345',
  total: formatLei(1_234_567),
  factura: 'CT 12345',
  rest: formatLei(1_234_567),
  eveniment: 'Inspecția tehnică (ITP)',
  termen: 'expiră la 28.12.2026',
  recenzie: 'https://g.page/r/CdxYz12AbCdEfG/review',
  programare: 'miercuri, 30 septembrie, 09:30',
  serviciu: 'Schimb de ulei și filtre',
  programari: 'https://roaauto.ro/b/auto-service-mihai',
}

const everyDefault = PURPOSES.flatMap((purpose) =>
  CHANNELS.flatMap((channel) => LANGUAGES.map((language) => ({ purpose, channel, language }))),
)

describe('the default texts', () => {
  it.each(everyDefault)('$purpose, $channel, $language: has only fields of its purpose', (one) => {
    const { subject, body } = defaultTemplate(one.purpose, one.channel, one.language)
    expect(unknownFields(`${subject}\n${body}`, one.purpose)).toEqual([])
    expect(fillTemplate(body, one.purpose, VALUES).empty).toEqual([])
    // What a person hands over can be answered, and beside a file there is no link.
    expect(body.includes('{stop}')).toBe(isCommercial(one.purpose) && leavesByServer(one))
    if (one.channel === 'share') expect(body).not.toContain('{link}')
  })

  it.each(everyDefault.filter(({ channel }) => channel === 'sms'))(
    '$purpose, $language: fits one segment as SMS, with its link',
    ({ purpose, channel, language }) => {
      const { body } = defaultTemplate(purpose, channel, language)
      const { text } = fillTemplate(body, purpose, VALUES)
      const sms = { channel, body: text, diacritics: 0 } as const
      expect([textAsSent(sms), segmentsAsSent(sms)]).toMatchObject([
        expect.anything(),
        { encoding: 'gsm7', segments: 1 },
      ])
    },
  )
})

describe('a template', () => {
  it('gets its values, keeps its links for the moment of sending, and names what it can not fill', () => {
    expect(fillTemplate('{client}: {total}, {link} {stop} {preț}', 'estimate', { client: 'Ana' })).toEqual({
      text: 'Ana: {link} {stop} {preț}',
      unknown: ['stop', 'preț'],
      empty: ['total'],
    })
  })

  it('leaves no comma and no space for a value that is not there', () => {
    const without = (template: string) => fillTemplate(template, 'estimate', { numar: 'CT 12 ABC' }).text
    expect(without('Bună ziua, {client}!\nMașina {masina}, {numar}, este gata.')).toBe(
      'Bună ziua!\nMașina CT 12 ABC, este gata.',
    )
    expect(without('Hello {client},\nyour {masina}, {numar}, is ready for {total}.')).toBe(
      'Hello,\nyour CT 12 ABC, is ready for.',
    )
  })

  it('takes no field, no line and no pattern from a value', () => {
    const { text } = fillTemplate('Salut {client}! {link}', 'estimate', {
      client: "{link}{total}\n$& $1 $` <b>'",
      total: '1 leu',
    })
    expect(text).toBe("Salut (link)(total) $& $1 $` <b>'! {link}")
    expect(withSecrets('{link}{stop}{nu}', { link: '$&', stop: '{link}', cod: '' })).toBe('$&{link}{nu}')
  })

  it('says nothing of a phone that the shop has not given', () => {
    const values = {
      client: 'Ana',
      masina: 'Dacia',
      numar: 'CT 83 KCS',
      atelier: 'Service',
      total: '1,00 lei',
    }
    const bodies = everyDefault.map(
      ({ purpose, channel, language }) =>
        fillTemplate(templateOf(null, purpose, channel, language).body, purpose, values).text,
    )
    expect(bodies.filter((body) => /(?:\bla|\bat|\bcall|Call|Tel)[ .]*(?:[.,\n]|$)/.test(body))).toEqual([])
    const ready = fillTemplate(templateOf(null, 'ready', 'email', 'ro').body, 'ready', values)
    expect(ready.text).toBe(
      'Bună ziua, Ana!\n\nMașina Dacia, CT 83 KCS, este gata și o puteți ridica. Total: 1,00 lei.\n\nService',
    )
    expect(ready.empty).toEqual(['telefon'])
  })

  it('says nothing of a rest where all is paid, and does not call it missing', () => {
    const values = {
      factura: 'AT 12',
      numar: 'CT 83 KCS',
      total: '100,00 lei',
      rest: null,
      atelier: 'Service',
      telefon: '0722 123 456',
    }
    for (const channel of ['sms', 'email'] as const) {
      const { text, empty } = fillTemplate(templateOf(null, 'invoice', channel, 'ro').body, 'invoice', values)
      expect(text).not.toMatch(/achitat/)
      expect(empty).not.toContain('rest')
    }
    expect(fillTemplate(templateOf(null, 'invoice', 'sms', 'ro').body, 'invoice', values).text).toBe(
      'Factura AT 12 pentru CT 83 KCS: 100,00 lei. Service, 0722 123 456',
    )
  })

  it('leaves braces that are no field', () => {
    const text = '{} { } {\n} {{client}} {a{b}'
    expect(fillTemplate(text, 'general', { client: 'Ana' })).toEqual({
      text: '{} { } {\n} {Ana} {a{b}',
      unknown: [' ', 'b'],
      empty: [],
    })
  })

  it('has links of the length and the letters of real ones', () => {
    const token = linkToken(new Uint8Array(32), 'portal', 'tenant', 'row')
    const origin = /^PUBLIC_ORIGIN = "(.*)"$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1]
    expect(SAMPLE_SECRETS.link).toHaveLength(`${origin}${PAGES.portal}/${token}`.length)
  })

  it('has one id for each purpose, channel and language', () => {
    const ids = everyDefault.map((one) => templateId(one.purpose, one.channel, one.language))
    expect(new Set(ids).size).toBe(everyDefault.length)
    expect(ids[0]).toBe('00000000-0000-7000-8100-000000010101')
  })
})

describe('the texts of a message', () => {
  it('end where their columns do, however long a value is', () => {
    const template = { subject: '{eveniment} pentru {numar}', body: '{eveniment} {client}' }
    const values = { eveniment: 'De verificat '.repeat(22), numar: 'CT 83 KCS' }
    const { subject, body, empty } = filledTexts(template, 'reminder', values)
    expect([subject.length <= 200, subject.startsWith('De verificat'), subject.trim() === subject]).toEqual([
      true,
      true,
      true,
    ])
    expect([body, empty]).toEqual([values.eveniment.trim(), ['client']])
    const long = filledTexts({ ...template, body: '{eveniment}'.repeat(30) }, 'reminder', values)
    expect(long.body.length).toBeGreaterThan(3_900)
    expect(long.body.length).toBeLessThanOrEqual(4_000)
  })
})

describe('an SMS as it is sent', () => {
  const body = 'Mașina [gata] „acum” 5 € {link}'

  it('is folded, unless its diacritics are to stay', () => {
    const link = 'https://x.ro/p/a-_'
    const links = { ...NO_SECRETS, link }
    expect(textAsSent({ channel: 'sms', body, diacritics: 0 }, links)).toBe(
      `Masina [gata] "acum" 5 € ${link}`,
    )
    expect(textAsSent({ channel: 'sms', body, diacritics: 1 }, links)).toBe(
      `Mașina [gata] „acum” 5 € ${link}`,
    )
    expect(textAsSent({ channel: 'email', body, diacritics: 0 }, links)).toBe(
      `Mașina [gata] „acum” 5 € ${link}`,
    )
  })

  it('is folded once', () => {
    const once = bodyOf({ channel: 'sms', body, diacritics: 0 })
    expect(bodyOf({ channel: 'sms', body: once, diacritics: 0 })).toBe(once)
  })
})
