import { documentSamples } from '#tests/factories/document-samples.ts'
import { makePdf } from '#web/features/documents/file/make-pdf.ts'

/** Makes a sample document as a PDF, as the product does on a press. */
export const pdf = async (name: string): Promise<{ ms: number; bytes: number }> => {
  const view = documentSamples('')[name]
  if (!view) throw new Error(`no sample ${name}`)
  const start = performance.now()
  const { size } = await makePdf(view)
  return { ms: performance.now() - start, bytes: size }
}
