import { cx } from './cx.ts'

/** The style of everything that opens over the page from a control. */
export const popup = cx(
  'z-50 max-w-(--available-width) min-w-(--anchor-width) origin-(--transform-origin) rounded-panel bg-raised p-1 text-ink shadow-3 ring-1 ring-rule outline-none',
  'transition-[opacity,transform] duration-(--quick) ease-out',
  'data-starting-style:opacity-0 data-starting-style:scale-98 data-ending-style:opacity-0',
)

/** A row of such a popup: 48 px on touch screens, 36 px with a mouse. */
export const popupItem = cx(
  'flex min-h-9 w-full cursor-default items-center gap-2.5 rounded-control px-2.5 py-1.5 text-left outline-none select-none pointer-coarse:min-h-12',
  // On the darker background the faintest ink would have less contrast than 4.5:1.
  'data-highlighted:bg-pressed data-highlighted:[--ink-3:var(--ink-2)] data-disabled:opacity-45',
)
