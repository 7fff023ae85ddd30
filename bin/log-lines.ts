/**
 * What may stand in no line of the Worker's log: the runs of the tests, whose people, addresses and cars are all made
 * up, look at each line that they cause.
 */

/** The start of a line of `worker/log.ts`, behind whatever a server puts before it. */
const START = '{"level":'

const PRIVATE: Readonly<Record<string, RegExp>> = {
  'an e-mail': /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  'a phone': /(?<![\w-])(?:\+|00)?(?:40|0)[\s.]?7\d{2}[\s.]?\d{3}[\s.]?\d{3}(?![\w-])/,
  'a signed token': /eyJ[\w-]{10,}\.[\w-]{10,}/,
  // Secrets of devices, of links and of mails have 128 bits at least; hashes and ids are lower case.
  'a secret': /(?<![\w/.-]|at |async )(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{22,64}(?![\w/.-])/,
  'the token of a link': /\/[a-z]\/[\w-]{20,}/,
  'a plate': /(?<![\w-])(?:B|[A-Z]{2}) ?-?\d{2,3} ?-?[A-Z]{3}(?![\w-])/,
  // Every name, password and text of the factories has a letter beyond English; a line of ours has none.
  'a typed text': /[ăâîșțşţ]/i,
}

/** What a text that was logged holds of people and secrets; the lines of other programs are not looked at. */
export const privateIn = (logged: string): string[] =>
  logged.split('\n').flatMap((line) => {
    const start = line.indexOf(START)
    if (start < 0) return []
    const ours = line.slice(start)
    return Object.entries(PRIVATE).flatMap(([name, shape]) => {
      const found = shape.exec(ours)
      return found ? [`${name} (${found[0]}) in ${ours}`] : []
    })
  })

/** Makes the run of the tests fail, at its end, where a logged text holds something private. */
export const failOnPrivate = (logged: string): void => {
  for (const one of privateIn(logged)) {
    console.error(`the log holds ${one}`)
    process.exitCode = 1
  }
}
