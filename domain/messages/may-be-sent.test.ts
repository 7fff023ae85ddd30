import { describe, expect, it } from 'vitest'
import { type Facts, faultOfAddress, mayBeSent } from './may-be-sent.ts'
import { DEFAULT_MESSAGE_SETTINGS } from './quiet-hours.ts'
import { isOpenToChange, maySwitch } from './states.ts'
import { MESSAGE_STATES, PURPOSES } from './words.ts'

const NOON = Date.parse('2026-11-25T10:00:00.000Z')
const NIGHT = Date.parse('2026-11-25T19:30:00.000Z')
const MORNING = Date.parse('2026-11-26T07:00:00.000Z')

const SERVICE = {
  channel: 'sms',
  purpose: 'ready',
  address: '+40722123456',
  body: 'Masina e gata',
  diacritics: 0,
  forced: 0,
  send_at: null,
} as const
const REMINDER = { ...SERVICE, purpose: 'reminder', body: 'ITP. {stop}' } as const
const facts = (some: Partial<Facts> = {}): Facts => ({
  agreement: 'never asked',
  isStopped: false,
  settings: DEFAULT_MESSAGE_SETTINGS,
  ...some,
})
const no = (reason: string) => ({ isAllowed: false, reason })
const from = (at: number) => ({ isAllowed: true, at })

describe('whether a message may be sent', () => {
  it('needs no consent for service, whatever was stopped', () => {
    expect(mayBeSent(SERVICE, facts(), NOON)).toEqual(from(NOON))
    expect(mayBeSent(SERVICE, facts({ isStopped: true }), NOON)).toEqual(from(NOON))
  })

  it('is not sent for service to a client who refused that', () => {
    expect(mayBeSent(SERVICE, facts({ agreement: 'withdrawn' }), NOON)).toEqual(no('no_consent'))
  })

  it.each(PURPOSES.filter((purpose) => ['reminder', 'review', 'campaign'].includes(purpose)))(
    'needs consent, a stop link and no stop for %s',
    (purpose) => {
      const message = { ...REMINDER, purpose }
      expect(mayBeSent(message, facts(), NOON)).toEqual(no('no_consent'))
      expect(mayBeSent(message, facts({ agreement: 'given' }), NOON)).toEqual(from(NOON))
      expect(mayBeSent(message, facts({ agreement: 'given', isStopped: true }), NOON)).toEqual(no('stopped'))
      expect(mayBeSent({ ...message, body: 'ITP' }, facts({ agreement: 'given' }), NOON)).toEqual(
        no('no_stop_link'),
      )
    },
  )

  it('waits in quiet hours, unless a person forces a service message', () => {
    expect(mayBeSent(SERVICE, facts(), NIGHT)).toEqual(from(MORNING))
    expect(mayBeSent({ ...SERVICE, forced: 1 }, facts(), NIGHT)).toEqual(from(NIGHT))
    expect(mayBeSent({ ...REMINDER, forced: 1 }, facts({ agreement: 'given' }), NIGHT)).toEqual(from(MORNING))
    expect(mayBeSent({ ...SERVICE, channel: 'whatsapp' }, facts(), NIGHT)).toEqual(from(NIGHT))
  })

  it('leaves when it is wished, but never in the past', () => {
    expect(mayBeSent({ ...SERVICE, send_at: new Date(NOON + 60_000).toISOString() }, facts(), NOON)).toEqual(
      from(NOON + 60_000),
    )
    expect(mayBeSent({ ...SERVICE, send_at: '2026-11-01T10:00:00.000Z' }, facts(), NOON)).toEqual(from(NOON))
  })

  it('has a text of at most six segments', () => {
    expect(mayBeSent({ ...SERVICE, body: '' }, facts(), NOON)).toEqual(no('text_empty'))
    expect(mayBeSent({ ...SERVICE, body: 'a'.repeat(918) }, facts(), NOON)).toEqual(from(NOON))
    expect(mayBeSent({ ...SERVICE, body: 'a'.repeat(919) }, facts(), NOON)).toEqual(no('text_too_long'))
  })

  it('has an address that its channel reaches', () => {
    expect(faultOfAddress('sms', '0722 123 456')).toBe('')
    expect(faultOfAddress('sms', '+40241123456')).toBe('number_landline')
    expect(faultOfAddress('sms', '+36301234567')).toBe('number_foreign')
    expect(faultOfAddress('sms', 'Ana')).toBe('number_invalid')
    expect(faultOfAddress('whatsapp', '+36301234567')).toBe('')
    expect(faultOfAddress('whatsapp', '')).toBe('number_invalid')
    expect(faultOfAddress('email', 'ana@exemplu.ro')).toBe('')
    expect(faultOfAddress('email', 'ana@exemplu')).toBe('email_invalid')
    expect(faultOfAddress('share', '')).toBe('')
  })
})

describe('the states of a message', () => {
  it('never leave what was delivered, and never go from a person to the provider', () => {
    for (const to of MESSAGE_STATES) {
      expect(maySwitch('delivered', to, true)).toBe(false)
      expect(maySwitch('delivered', to, false)).toBe(false)
    }
    const sent = MESSAGE_STATES.filter((to) => MESSAGE_STATES.some((one) => maySwitch(one, to, false)))
    expect(sent).toEqual(['queued', 'suppressed'])
  })

  it('let a person change and send again what did not arrive', () => {
    expect(MESSAGE_STATES.filter(isOpenToChange)).toEqual([
      'draft',
      'failed',
      'expired',
      'unknown',
      'suppressed',
    ])
  })
})
