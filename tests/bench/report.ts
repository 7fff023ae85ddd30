import { cpus, totalmem } from 'node:os'
import { asMarkdown, type Section } from './table.ts'

/** The page docs/benchmarks.md. `took` is in seconds; `load` is the machine's load before the bench began. */
export const report = (sections: readonly Section[], took: number, load: number): string => `# Benchmarks

Made by \`npm run bench -- --write\`; don't edit by hand.

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${(cpus()[0]?.model ?? 'unknown').trim()}), \
${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${took} s in all. \
Load of the machine before the start: ${load.toFixed(1)}; above 1 others were working, and the ratios are rough.

${HOW_TO_READ}

${sections.map(asMarkdown).join('\n\n')}
`

const HOW_TO_READ = `Times belong to this machine, where server, database, browser and bench share the cores. What can be compared from
day to day are the **ratios**: the product and the raw platform do the same work in the same run, and each number is
the median of its rounds. Counts of rows don't depend on the machine; what must hold of them is a test
(\`tests/worker/row-counts.test.ts\`).

- **Commit**: orders with their lines go over HTTP through the Worker and the shop's object into D1. Beside it the very
  same rows are written again by a Worker in the same workerd that does nothing else: no HTTP, no session, no rules, no
  log. "With the rows of log and mutations" counts all that our commit wrote, which is what a shop gets for its time.
- **First load**: the product's own \`firstLoad\` and transport, in a browser with a profile on the disk, with the
  durability that the app asks for. Beside it the same rows, already in memory, by one \`bulkPut\` a table.
- **Rows that D1 reads and writes**: what D1 bills. "Cold" is an object that has just started, "warm" one that has the
  shop's rows of the last commits in memory. Counted at the object; the Worker's check of the session is one query more.
  D1 counts each index entry that is written as a row.
- **Edit**: the product's own \`mutate\` on a device without a server, in turns with a transaction that reads and writes the
  same rows with the same durability and knows no rule.
- **List**: from the start of a navigation, offline, to the frame that shows the first plates.
- **Search**: from a key to the frame after which no row of the list changes any more; keys that change no row don't
  count. Both shops are open at once and take turns. The main thread's work is its own time, whoever else has the
  machine, and goes on until all is quiet: also the address that follows the key.
- **Bundle**: what the browser must get before the order list works, as gzip makes it.`
