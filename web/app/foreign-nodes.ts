/**
 * Translators of the browser put nodes of their own into the page: they take a text that React wrote out of it and put
 * their own elements in its place. React then removes what is not there (the screen is lost), or goes on writing into a
 * text that nobody sees (a total stands still). `translate="no"` asks them not to; this holds where they do.
 */

type Standing = { by: ChildNode; was: string }

/** Texts that were taken out of the page, and what stands in their place. */
const replaced = new WeakMap<Node, Standing>()

/** What stands for a node among the children of `parent`: itself, what was put in its place, or what it lies in now. */
const standing = (parent: Node, node: Node): ChildNode | null => {
  if (node.parentNode === parent) return node as ChildNode
  const foreign = replaced.get(node)?.by
  if (foreign?.parentNode === parent) return foreign
  let around: Node | null = node
  while (around && around.parentNode !== parent) around = around.parentNode
  return around as ChildNode | null
}

/** Notes which elements came where a text went: in one change, or beside it just before. What React itself has taken out it never asks for again. */
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

/** Makes React's own changes of the page survive nodes that others have put in or taken out. */
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
      // What is written anew is shown: the text takes its place again.
      if (foreign && !this.isConnected && text !== foreign.was && foreign.by.isConnected) {
        foreign.by.replaceWith(this)
        replaced.delete(this)
      }
      set.call(this, text)
    },
  })
}
