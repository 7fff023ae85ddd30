/**
 * The statements of an SQL dump, in its order, without holding all of it. One ends at the end of a line with `;` where no
 * text is open: quotes within a text are doubled, so an open one leaves an odd number.
 * @throws Error where the dump ends within a statement
 */
export async function* wholeStatements(dump: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let open = ''
  let quotes = 0
  for await (const line of linesOf(dump)) {
    open += line
    quotes += line.split("'").length - 1
    if (quotes % 2 !== 0 || !line.trimEnd().endsWith(';')) continue
    yield open
    open = ''
    quotes = 0
  }
  if (open.trim() !== '') throw new Error('the dump was cut off')
}

async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield `${line}\n`
  }
  yield rest + decoder.decode()
}
