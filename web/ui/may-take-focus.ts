/**
 * Whether a screen that opens may put the focus into its first field: not while a person types into one above it, such as
 * the day that the app asks for, or the rest of it would be written into the screen.
 */
export const mayTakeFocus = (): boolean => {
  const focused = document.activeElement
  return !focused?.matches('input, textarea') || focused.closest('main, [role="dialog"]') !== null
}
