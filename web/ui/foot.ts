const bars = new Set<HTMLElement>()

/** Sets the height of the highest bar at the bottom, in px: that of a sheet covers that of the page. */
const updateFoot = (): void => {
  const heights = [...bars].map((bar) => bar.offsetHeight)
  document.documentElement.style.setProperty('--foot', `${Math.max(0, ...heights)}px`)
}

/**
 * Ref of a bar at the bottom of a page (`data-foot`) or of a sheet: overlays are placed above it (`--foot`, its
 * height), and never over the button that the thumb needs next.
 */
export const foot = (bar: HTMLElement | null): (() => void) | undefined => {
  if (!bar) return undefined
  bars.add(bar)
  const sizes = new ResizeObserver(updateFoot)
  sizes.observe(bar)
  return () => {
    sizes.disconnect()
    bars.delete(bar)
    updateFoot()
  }
}
