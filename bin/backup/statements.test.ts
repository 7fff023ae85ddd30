import { expect, it } from 'vitest'
import { wholeStatements } from './statements.ts'

it('a dump cut in the middle of a statement is refused, wherever its pieces end', async () => {
  const dump = "INSERT INTO a VALUES('x;\ny','z''');\nINSERT INTO b VALUES(1);\n"
  for (let size = 1; size < dump.length; size++) {
    const pieces = async function* (text: string) {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const found: string[] = []
    for await (const one of wholeStatements(pieces(dump))) found.push(one.trim())
    expect(found).toEqual(["INSERT INTO a VALUES('x;\ny','z''');", 'INSERT INTO b VALUES(1);'])
    await expect(
      (async () => {
        for await (const _ of wholeStatements(pieces(dump.slice(0, -4))));
      })(),
    ).rejects.toThrow('cut off')
  }
})
