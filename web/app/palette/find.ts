import { fold, searchTest } from '#domain/romania/search.ts'
import type { OrderEntry } from '#web/features/orders/list/order-index.ts'

/** A page or an action, with the words under which people look for it. */
export type Command = { title: string; words: string }

/** The commands that a query matches: those whose title begins with it, then those that contain its words. */
export const findCommands = <C extends Command>(
  commands: readonly C[],
  query: string,
): { first: C[]; others: C[] } => {
  const asked = fold(query)
  const fits = searchTest(query)
  const first = commands.filter(({ title }) =>
    fold(title)
      .split(' ')
      .some((_, at, words) => words.slice(at).join(' ').startsWith(asked)),
  )
  const others = commands.filter(
    (command) => !first.includes(command) && fits(fold(`${command.title} ${command.words}`)),
  )
  return { first, others }
}

/** Orders that a query matches, newest first; before all, the one with the number asked for. */
export const findSomeOrders = (entries: Iterable<OrderEntry>, query: string, limit: number): OrderEntry[] => {
  const fits = searchTest(query)
  const asked = /^(?:nr\.?|no\.?|#)?\s*(\d{1,9})$/i.exec(query.trim())?.[1]
  const number = asked === undefined ? null : Number(asked)
  const found: OrderEntry[] = []
  let exact: OrderEntry | null = null
  for (const entry of entries) {
    if (number !== null && entry.nr_comanda === number) exact = entry
    else if (found.length < limit && fits(entry.text)) found.push(entry)
    if (found.length === limit && (number === null || exact !== null)) break
  }
  return (exact === null ? found : [exact, ...found]).slice(0, limit)
}
