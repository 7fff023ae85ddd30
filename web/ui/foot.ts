/**
 * Ref of a bar (`data-foot`) at the foot of a page: what floats over the page stands above it (`--foot`, its height), and never on what
 * the thumb wants next.
 */
export const foot = (bar: HTMLElement | null): (() => void) | undefined => {
  if (!bar) return undefined
  const { style } = document.documentElement
  const sizes = new ResizeObserver(() => style.setProperty('--foot', `${bar.offsetHeight}px`))
  sizes.observe(bar)
  return () => {
    sizes.disconnect()
    style.removeProperty('--foot')
  }
}
