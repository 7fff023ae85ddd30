import { type Box, EMPTY, type Mark, moved } from './box.ts'

/** A box in the flow of a document; a page never ends inside one. */
export type Piece = {
  box: Box
  /** Room above it, which falls away at the top of a page. */
  before: number
  /** It stays on one page with the next piece. */
  keep?: boolean
  /** The heads of its table, which stand above its first piece and again on every page. */
  head?: Box
}

/** Pieces that belong together, and the room that they want around them. */
export type Section = { pieces: readonly Piece[]; before?: number; after?: number }

export const NOTHING: Section = { pieces: [] }

/** One box as a section. */
export const section = (box: Box, room: { before?: number; after?: number } = {}): Section =>
  box.height === 0 ? NOTHING : { pieces: [{ box, before: 0 }], ...room }

/** Sections after each other; of the rooms where two meet the larger holds, as margins do. */
export const joined = (sections: readonly Section[]): Piece[] => {
  let room = 0
  return sections.flatMap(({ pieces, before = 0, after = 0 }) => {
    if (pieces.length === 0) return []
    const above = Math.max(room, before)
    room = after
    return pieces.map((piece, index) => (index === 0 ? { ...piece, before: above + piece.before } : piece))
  })
}

/** Pieces with those that they are kept with. */
const chainsOf = (pieces: readonly Piece[]): Piece[][] => {
  const chains: Piece[][] = []
  let isOpen = false
  for (const piece of pieces) {
    if (isOpen) chains.at(-1)?.push(piece)
    else chains.push([piece])
    isOpen = piece.keep === true
  }
  return chains
}

/** Breaks a flow into pages of a height. */
export const pagesOf = (pieces: readonly Piece[], height: number): Mark[][] => {
  const pages: Mark[][] = [[]]
  let y = 0
  let head: Box | undefined
  const headOf = (piece: Piece): Box => (piece.head && (y === 0 || piece.head !== head) ? piece.head : EMPTY)
  const put = (piece: Piece): void => {
    const top = headOf(piece)
    if (y > 0) y += piece.before
    pages.at(-1)?.push(...moved(top.marks, 0, y), ...moved(piece.box.marks, 0, y + top.height))
    y += top.height + piece.box.height
    head = piece.head
  }
  const needs = (chain: readonly Piece[]): number => {
    const [first] = chain
    if (!first) return 0
    const rest = chain.reduce((sum, { box, before }) => sum + box.height + before, 0)
    return rest + headOf(first).height - (y === 0 ? first.before : 0)
  }
  const place = (chain: readonly Piece[]): void => {
    // Sums of floats: what fits to the hair must not be broken.
    if (y > 0 && y + needs(chain) > height + 0.01) {
      pages.push([])
      y = 0
    }
    if (chain.length > 1 && needs(chain) > height) for (const piece of chain) place([piece])
    else for (const piece of chain) put(piece)
  }
  for (const chain of chainsOf(pieces)) place(chain)
  return pages
}
