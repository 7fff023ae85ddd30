const bars = new Set<HTMLElement>()

/** The highest bar at the foot, in px: a sheet's own lies over that of the page. */
const tell = (): void => {
  const heights = [...bars].map((bar) => bar.offsetHeight)
  document.documentElement.style.setProperty('--foot', `${Math.max(0, ...heights)}px`)
}

/**
 * Ref of a bar at the foot of a page (`data-foot`) or of a sheet: what floats over the page stands above it (`--foot`, its
 * height), and never on what the thumb wants next.
 */
export const foot = (bar: HTMLElement | null): (() => void) | undefined => {
  if (!bar) return undefined
  bars.add(bar)
  const sizes = new ResizeObserver(tell)
  sizes.observe(bar)
  return () => {
    sizes.disconnect()
    bars.delete(bar)
    tell()
  }
}
