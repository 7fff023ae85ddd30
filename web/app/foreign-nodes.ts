/**
 * Browser translators put their own nodes into the page: they remove a text that React wrote and insert their elements
 * instead. React then removes a node that is not there (the screen crashes), or updates a text that nobody sees (a
 * total does not change). `translate="no"` asks them not to; this protects the page where they do it anyway.
 */

type Standing = { by: ChildNode; was: string }

/** Texts that were removed from the page, and the nodes that replace them. */
const replaced = new WeakMap<Node, Standing>()

/**
 * The child of `parent` that stands for a node: the node itself, its replacement, or an element that now contains it.
 */
const standing = (parent: Node, node: Node): ChildNode | null => {
  if (node.parentNode === parent) return node as ChildNode
  const foreign = replaced.get(node)?.by
  if (foreign?.parentNode === parent) return foreign
  let around: Node | null = node
  while (around && around.parentNode !== parent) around = around.parentNode
  return around as ChildNode | null
}

/**
 * Notes which elements replaced a text: in one change, or inserted beside it just before. React never asks again for
 * what it has removed itself.
 */
const note = (changes: readonly MutationRecord[]): void => {
  const come = new Set(changes.flatMap(({ addedNodes }) => [...addedNodes]))
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of changes)
    for (const text of removedNodes) {
      if (!(text instanceof Text) || text.isConnected) continue
      const by = [...addedNodes, previousSibling, nextSibling].find(
        (node): node is Element => node instanceof Element && come.has(node),
      )
      if (by) replaced.set(text, { by, was: text.data })
    }
}

/** Makes React's own changes work on a page where others have inserted or removed nodes. */
export const surviveForeignNodes = (): void => {
  const observer = new MutationObserver(note)
  observer.observe(document.body, { childList: true, subtree: true })

  const { removeChild, insertBefore } = Node.prototype
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode === this) return removeChild.call(this, child) as Child
    note(observer.takeRecords())
    standing(this, child)?.remove()
    return child
  }
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    if (before === null || before.parentNode === this) return insertBefore.call(this, child, before) as Child
    note(observer.takeRecords())
    return insertBefore.call(this, child, standing(this, before)) as Child
  }

  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')
  if (!value?.get || !value.set) return
  const { get, set } = value
  Object.defineProperty(Text.prototype, 'nodeValue', {
    configurable: true,
    get,
    set(this: Text, text: string) {
      if (!this.isConnected) note(observer.takeRecords())
      const foreign = replaced.get(this)
      // New text is shown: the text node takes its place again.
      if (foreign && !this.isConnected && text !== foreign.was && foreign.by.isConnected) {
        foreign.by.replaceWith(this)
        replaced.delete(this)
      }
      set.call(this, text)
    },
  })
}
