const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The key of the palette as this keyboard has it. */
export const COMMAND_KEY = isMac ? '⌘K' : 'Ctrl K'
