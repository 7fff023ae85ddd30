/** Milliseconds between the two taps of one double tap, at most. */
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
 * Takes the taps that come right after something has come to lie over the page or is gone: the second one of a double tap
 * is meant neither for what has just opened nor for what was under it. Nobody hears of them, so that no focus is lost and nothing else closes by them.
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
