/**
 * Streams lines as they are made, at the pace at which they are read. The first one is awaited before the answer begins,
 * so that a fault found there still gets its status.
 */
export const linesStream = async (lines: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> => {
  const encoder = new TextEncoder()
  const first = await lines.next()
  let pending: string | null = first.done ? null : first.value
  return new ReadableStream({
    async pull(controller) {
      if (pending !== null) {
        controller.enqueue(encoder.encode(pending))
        pending = null
        return
      }
      const next = await lines.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
