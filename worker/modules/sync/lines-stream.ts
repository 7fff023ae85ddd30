/**
 * Streams lines as they are made, at the speed of the reader. It awaits the first line before the answer begins, so
 * that an error there still sets the status.
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
