import { expect, it } from 'vitest'
import { type InstallFacts, installOffer, isIos } from './offer.ts'

const READY: InstallFacts = {
  isInstalled: false,
  isDismissed: false,
  hasDoneOrder: true,
  canAsk: true,
  isIos: false,
}

it('is a button where the browser can ask, words on an iPhone, nothing elsewhere', () => {
  expect(installOffer(READY)).toBe('button')
  expect(installOffer({ ...READY, canAsk: false, isIos: true })).toBe('words')
  expect(installOffer({ ...READY, canAsk: false })).toBeNull()
})

it.each([{ isInstalled: true }, { isDismissed: true }, { hasDoneOrder: false }])('waits: %o', (fact) => {
  expect(installOffer({ ...READY, ...fact })).toBeNull()
  expect(installOffer({ ...READY, canAsk: false, isIos: true, ...fact })).toBeNull()
})

it('knows an iPad, which calls itself a Mac', () => {
  const mac =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15'
  expect(isIos(mac, 5)).toBe(true)
  expect(isIos(mac, 0)).toBe(false)
  expect(isIos('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)', 5)).toBe(true)
  expect(isIos('Mozilla/5.0 (Linux; Android 14; Pixel 8)', 5)).toBe(false)
})
