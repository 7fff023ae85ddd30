/** Milliseconds between the two taps of one double tap, at most. */
const TAPS = 350

/**
 * Takes the taps that come right after something that lay over the page is gone: the second one of a double tap is not
 * meant for what was under it.
 */
export const shield = (): void => {
  const cover = document.createElement('div')
  cover.dataset.shield = ''
  Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '60', touchAction: 'none' })
  document.body.append(cover)
  setTimeout(() => cover.remove(), TAPS)
}
