/**
 * Runs before the page's own code: notes when the first of `texts` is on the screen, in milliseconds since the start of
 * the navigation. The browser gets it as source text, so it may use nothing of this module.
 */
export const watchFor = (texts: readonly string[]): void => {
  const wanted = new Set(texts)
  const observer = new MutationObserver((records) => {
    const isThere = records.some((record) => [...record.addedNodes, record.target].some(holds))
    if (!isThere) return
    observer.disconnect()
    // A task after the callbacks of the next frame runs once that frame is drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        window.shownAt = performance.now()
      })
    })
  })
  const holds = (node: Node): boolean => {
    if (node.nodeType === Node.TEXT_NODE) return wanted.has((node as Text).data.trim())
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (wanted.has((walker.currentNode as Text).data.trim())) return true
    return false
  }
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

declare global {
  interface Window {
    shownAt?: number
  }
}
