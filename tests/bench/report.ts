import { cpus, totalmem } from 'node:os'
import { asMarkdown, type Section } from './table.ts'

/** The page docs/benchmarks.md. `took` is in seconds; `load` is the machine's load before the bench began. */
export const report = (sections: readonly Section[], took: number, load: number): string => `# Benchmarks

Made by \`npm run bench -- --write\`; don't edit by hand.

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${(cpus()[0]?.model ?? 'unknown').trim()}), \
${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${took} s in all. \
Load of the machine before the start: ${load.toFixed(1)}; above 1 other processes were running, and the ratios are rough.

${HOW_TO_READ}

${sections.map(asMarkdown).join('\n\n')}
`

const HOW_TO_READ = `Times belong to this machine, where server, database, browser and bench share the cores. What can be compared from
day to day are the **ratios**: the product and the raw platform do the same work in the same run, and each number is
the median of its rounds. Counts of rows don't depend on the machine; a test checks their limits
(\`tests/worker/row-counts.test.ts\`).

- **Commit**: orders with their lines go over HTTP through the Worker and the shop's object into D1. For comparison the
  same rows are written by a Worker in the same workerd that does nothing else: no HTTP, no session, no rules, no
  log. "With the rows of log and mutations" counts all rows that our commit wrote.
- **First load**: the product's own \`firstLoad\` and transport, in a browser with a profile on the disk, with the
  durability that the app uses. For comparison the same rows, already in memory, by one \`bulkPut\` per table, each as a record
  of its own.
- **Rows that D1 reads and writes**: the units that D1 bills. "Cold" is an object that has just started, "warm" one with the
  shop's rows of the last commits in memory. Counted at the object; the Worker's session check is one more query.
  D1 counts each written index entry as a row.
- **SMS**: messages of one shop, committed, carried by the queue and handed to a provider on the same machine, with the
  commits of their results. "Commit to the provider's request" waits for the queue, which gathers messages for a second.
- **Edit**: the product's own \`mutate\` on a device without a server, alternating with a transaction that reads and writes the
  same rows with the same durability and without rules.
- **List**: from the start of a navigation, offline, to the frame that shows the first plates.
- **Search**: from a key to the frame after which the rows of the list stay the same; keys that change no row don't
  count. Both shops are open and alternate. The main thread's work is its CPU time, independent of other load on the
  machine, until the page is idle: it includes the update of the address after the key.
- **A backup**: a free shop's file written by the product, then restored over the shop, which is copied before.
- **The week in season**: from the rows in memory to the elements of the page, by the product's own code; the app draws the
  first day at once and each other one in a task of its own. For comparison the browser makes the same elements from their
  HTML. Both are the thread's time by four, because Chromium's throttling is too coarse for them. Below it the whole press that opens the week, in the main
  thread's CPU time: the address, the reading of the database, the frame around the appointments.
- **A page for a client**: the product's own code from the rows to the text of the page, in Node: the same engine as
  workerd's, so the ratio is what can be compared. Beside it the text is compressed once.
- **A document as PDF**: the product's own \`makePdf\` in Chromium, once fonts are read; a slow phone is Chromium's CPU
  throttling.
- **Bundle**: the gzipped bytes that the browser downloads before the order list works.
- **A first visit**: Chromium with an empty profile, a slow 4G connection as Lighthouse has it (1.6 Mbit/s, 150 ms) and a
  processor throttled to a quarter, at the address of a new order. The film is of one more visit: filming takes time.`
