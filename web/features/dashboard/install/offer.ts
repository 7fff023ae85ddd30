export type InstallFacts = {
  /** The app already runs in its own window. */
  isInstalled: boolean
  /** The person said no once. */
  isDismissed: boolean
  /** An order was validated on this device or arrived here. */
  hasDoneOrder: boolean
  /** The browser has a question of its own to ask. */
  canAsk: boolean
  /** Safari on a phone or tablet of Apple: it installs only from its own menu. */
  isIos: boolean
}

/** How the installation is offered now: by a button, by words for the browser's menu, or not at all. */
export const installOffer = (facts: InstallFacts): 'button' | 'words' | null => {
  if (facts.isInstalled || facts.isDismissed || !facts.hasDoneOrder) return null
  if (facts.canAsk) return 'button'
  return facts.isIos ? 'words' : null
}

/** Whether a browser names itself Safari or another browser of an iPhone or iPad; iPads call themselves Macs. */
export const isIos = (userAgent: string, touchPoints: number): boolean =>
  /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
