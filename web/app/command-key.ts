const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The shortcut of the palette on this keyboard. */
export const COMMAND_KEY = isMac ? '⌘K' : 'Ctrl K'
