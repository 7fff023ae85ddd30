/** A line that is longer than the reader accepts. */
export class LineTooLong extends Error {}

/**
 * The lines of a text that arrives in pieces. Each character is read once however long a line grows, and a line of more
 * than `max` characters ends the reading.
 */
export async function* textLines(pieces: AsyncIterable<string>, max = Infinity): AsyncGenerator<string> {
  let parts: string[] = []
  let length = 0
  const add = (part: string) => {
    length += part.length
    if (length > max) throw new LineTooLong(`a line has more than ${max} characters`)
    parts.push(part)
  }
  for await (const piece of pieces) {
    let from = 0
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      add(piece.slice(from, at))
      yield parts.join('')
      parts = []
      length = 0
      from = at + 1
    }
    if (from < piece.length) add(piece.slice(from))
  }
  if (length > 0) yield parts.join('')
}

/**
 * The pieces of a stream; not every browser can iterate one. When the caller stops early, the rest of the stream is
 * cancelled.
 */
export async function* piecesOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done: isOver, value } = await reader.read()
      if (isOver) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
