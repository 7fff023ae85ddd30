import type { Part } from '../bench.ts'
import { count } from '../numbers.ts'
import type { Counted } from '../server/counts.ts'

const OTHERS = 50_000

/** Rows that D1 reads and writes for each act; the machine has no part in these. */
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
  const shown = ({ rowsRead, rowsWritten, trips }: Counted[number]['counts']) =>
    `${count(rowsRead)} read, ${count(rowsWritten)} written, ${count(trips)} trips`
  return small.map(({ what, counts }, index) => {
    const among = large[index]?.counts
    return {
      part: 'Rows that D1 reads and writes',
      what,
      ours: shown(counts),
      ...(among ? { raw: `${shown(among)} (among ${count(OTHERS)} rows)` } : {}),
    }
  })
}
