import { TYPED_IN } from '#web/ui/carry-keys.ts'

/** Height (CSS pixels) of what is seen, up to which the keyboard of a phone is open or might as well be. */
const LOW = 560

/**
 * While somebody types on a phone its keyboard leaves little room: the root bears `data-typing` (`typing:` in classes),
 * and the bars make way. `--keyboard` is what an engine lays over the page instead of making it shorter, as Safari does.
 */
export const watchTyping = (): void => {
  const root = document.documentElement
  let frame = 0
  let height = 0
  const look = () => {
    const seen = visualViewport?.height ?? innerHeight
    const isTyping = innerWidth < 960 && seen <= LOW && (document.activeElement?.matches(TYPED_IN) ?? false)
    const covered = isTyping ? Math.max(0, innerHeight - seen - (visualViewport?.offsetTop ?? 0)) : 0
    root.toggleAttribute('data-typing', isTyping)
    root.style.setProperty('--keyboard', `${covered}px`)
    // The keyboard came after the focus: the field would lie under it, or under the bar that stands on it.
    if (isTyping && seen !== height) document.activeElement?.scrollIntoView({ block: 'nearest' })
    height = seen
  }
  // From one field to the next the focus is nowhere for a moment; and a tap ends where it began before anything moves.
  const lookSoon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  addEventListener('focusin', lookSoon)
  addEventListener('focusout', lookSoon)
  addEventListener('resize', lookSoon)
  visualViewport?.addEventListener('resize', lookSoon)
}
