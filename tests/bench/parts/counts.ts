import type { Part } from '../bench.ts'
import { count } from '../numbers.ts'
import type { Counted } from '../server/counts.ts'

const OTHERS = 50_000

/** Rows that D1 reads and writes for each act; these do not depend on the machine. */
export const countsPart: Part = async (bench) => {
  const url = await bench.url()
  const ask = async (others: number): Promise<Counted> => {
    const response = await fetch(`${url}/bench/counts?others=${others}`)
    if (!response.ok) throw new Error(`the counts answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Counted
  }
  bench.say('a small shop')
  const small = await ask(0)
  bench.say(`a shop with ${count(OTHERS)} other rows`)
  const large = await ask(OTHERS)
  return {
    title: 'Rows that D1 reads and writes',
    columns: ['Act', 'Read', 'Written', 'Round trips', `Read among ${count(OTHERS)} other rows`],
    rows: small.map(({ what, counts }, index) => [
      what,
      count(counts.rowsRead),
      count(counts.rowsWritten),
      count(counts.trips),
      count(large[index]?.counts.rowsRead ?? 0),
    ]),
  }
}
