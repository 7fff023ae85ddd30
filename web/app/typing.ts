import { TYPED_IN } from '#web/ui/carry-keys.ts'

/** Visible height (CSS pixels) up to which a phone's keyboard is open, or the screen is as small as with one. */
const LOW = 560

/**
 * While somebody types on a phone its keyboard leaves little room: the root gets `data-typing` (`typing:` in classes),
 * and the bars hide. `--keyboard` is the height that an engine lays over the page instead of shrinking it, as Safari
 * does.
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
    // The keyboard opened after the focus: it, or the bar above it, would cover the field.
    if (isTyping && seen !== height) document.activeElement?.scrollIntoView({ block: 'nearest' })
    height = seen
  }
  // Between two fields nothing has the focus for a moment; and a tap must end where it began, before anything moves.
  const lookSoon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  addEventListener('focusin', lookSoon)
  addEventListener('focusout', lookSoon)
  addEventListener('resize', lookSoon)
  visualViewport?.addEventListener('resize', lookSoon)
}
