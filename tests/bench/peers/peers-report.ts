import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { count, megabytes, milliseconds, rate, seconds, times } from '../numbers.ts'
import { asMarkdown, type Section } from '../table.ts'
import { BULK, type Measured, type Sizes } from './measure.ts'

const DOCUMENT = 'docs/benchmarks.md'
/** After this line the document has the results of the peers; before it, those of the product's own bench. */
export const PEERS_MARK = '<!-- peers -->'

/** The peers' part of the document, which stays when the rest is written again. */
export const peersPart = (): string => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const at = text.indexOf(PEERS_MARK)
  return at < 0 ? '' : `\n${text.slice(at).trimEnd()}\n`
}

type Row = {
  what: string
  value(of: Measured): number | null | undefined
  shown(value: number): string
  fewer?: true
}

const ROWS = (sizes: Pick<Sizes, 'lines' | 'edits'> | null): Row[] => [
  {
    what: 'First load, until all can be read',
    value: ({ load }) => load?.ms,
    shown: (ms) => (sizes ? `${seconds(ms)}, ${count(rate(sizes.lines, ms))} rows/s` : seconds(ms)),
  },
  { what: '… received', value: ({ load }) => load?.down, shown: megabytes },
  { what: '… sent', value: ({ load }) => load?.up, shown: megabytes },
  {
    what: 'Edits, each an act of its own, until the server has all',
    value: ({ edits }) => edits?.ms,
    shown: (ms) => (sizes ? `${seconds(ms)}, ${count(rate(sizes.edits, ms))}/s` : seconds(ms)),
  },
  {
    what: '… of it until all are written on the device',
    value: ({ edits }) => edits?.local,
    shown: seconds,
  },
  { what: '… sent', value: ({ edits }) => edits?.up, shown: megabytes },
  { what: '… received', value: ({ edits }) => edits?.down, shown: megabytes },
  {
    what: `Edits, ${count(BULK)} at once, until the server has all`,
    value: ({ bulk }) => bulk?.ms,
    shown: (ms) => (sizes ? `${seconds(ms)}, ${count(rate(sizes.edits, ms))}/s` : seconds(ms)),
  },
  { what: '… of it until all are written on the device', value: ({ bulk }) => bulk?.local, shown: seconds },
  { what: '… sent', value: ({ bulk }) => bulk?.up, shown: megabytes },
  { what: '… received', value: ({ bulk }) => bulk?.down, shown: megabytes },
  {
    what: 'An edit seen by another client, median',
    value: ({ latency }) => latency?.median,
    shown: milliseconds,
  },
  { what: '… 95 of 100 within', value: ({ latency }) => latency?.p95, shown: milliseconds },
  { what: 'Script heap of the client', value: ({ memory }) => memory?.client, shown: megabytes },
  {
    what: 'Memory of the server’s processes',
    value: ({ memory }) => memory?.server,
    shown: megabytes,
  },
]

/** One column per subject, the product first; last, the best peer's number as a multiple of ours. */
export const peersSection = (all: readonly Measured[], sizes: Sizes | null = null): Section => {
  const [us, ...peers] = all
  return {
    title: 'Beside other sync engines',
    columns: ['', ...all.map(({ name }) => name), 'Best peer : ROA AUTO'],
    rows: ROWS(sizes).map(({ what, value, shown }) => {
      const own = us ? (value(us) ?? null) : null
      const theirs = peers.flatMap((peer) => value(peer) ?? [])
      const ratio = own !== null && theirs.length > 0 ? times(Math.min(...theirs) / own) : ''
      return [
        what,
        ...all.map((one) => {
          const found = value(one)
          return found === null || found === undefined ? '–' : shown(found)
        }),
        ratio,
      ]
    }),
  }
}

/** Puts the peers' part at the end of the document. */
export const writePeers = (all: readonly Measured[], sizes: Sizes): void => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const at = text.indexOf(PEERS_MARK)
  const own = (at < 0 ? text : text.slice(0, at)).trimEnd()
  writeFileSync(DOCUMENT, `${own}\n\n${PEERS_MARK}\n${asPage(all, sizes)}`)
}

const asPage = (all: readonly Measured[], sizes: Sizes): string => `
${asMarkdown(peersSection(all, sizes))}

Made by \`npm run bench:peers -- --write\`, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node \
${process.versions.node}: ${count(sizes.lines)} lines of orders, ${count(sizes.edits)} edits of one field each (one act \
after the other, each awaited), ${sizes.single} edits one at a time for the way to another client. One after the other on one machine, in \
one Chromium with its profile on the disk; bytes are counted by a TCP proxy before each server. Above 1× in the last column \
ROA AUTO is the better one. Above a load of 2 others were working on the machine: then times say little, and ratios are \
rough. A step that takes longer than ${sizes.limit / 1000} s is broken off.

${all.map(({ name, settings, machine, failure }) => `- **${name}**: ${settings}. Load of the machine meanwhile ${machine.toFixed(1)}.${failure ? ` Not reached: ${failure}.` : ''}`).join('\n')}
`
