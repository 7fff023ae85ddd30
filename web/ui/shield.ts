/** Milliseconds between the two taps of a double tap, at most. */
const TAPS = 350

const EVENTS = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
] as const

/**
 * Swallows the taps right after an overlay has opened or closed: the second tap of a double tap is meant neither for
 * the overlay nor for what was under it. No handler receives them, so no focus is lost and nothing else closes.
 */
export const shield = (): void => {
  const cover = document.createElement('div')
  cover.dataset.shield = ''
  Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '60', touchAction: 'none' })
  const swallow = (event: Event): void => {
    if (event.target !== cover) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const name of EVENTS) addEventListener(name, swallow, { capture: true, passive: false })
  document.body.append(cover)
  setTimeout(() => {
    cover.remove()
    for (const name of EVENTS) removeEventListener(name, swallow, true)
  }, TAPS)
}
