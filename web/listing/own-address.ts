/** The address of a list as its screen has written it last, next to the one that the router shows. */
export type OwnAddress = {
  /** The newest one: written by the screen, or taken from the router. */
  readonly newest: string
  /** Notes an address that the router gets to write. */
  write(address: string): void
  /** Notes an address that is written past the router, which never shows it. */
  keep(address: string): void
  /**
   * Notes the address that the router shows. True when it is not from here, so that the screen has to follow it. The router
   * shows a write late: an older one can appear after a newer choice, and must not take that choice back.
   */
  isForeign(shown: string): boolean
}

export const ownAddress = (shown: string): OwnAddress => {
  let newest = shown
  let underWay: string[] = []
  return {
    get newest() {
      return newest
    },
    write(address) {
      newest = address
      underWay.push(address)
    },
    keep(address) {
      newest = address
    },
    isForeign(shown) {
      const isOurs = shown === newest || underWay.includes(shown)
      underWay = shown === newest || !isOurs ? [] : underWay.slice(underWay.lastIndexOf(shown) + 1)
      if (!isOurs) newest = shown
      return !isOurs
    },
  }
}
