/**
 * `node bin/document-samples.ts [folder]`: every document, printed by the service's way and made by the device's, with
 * one line, sixty lines, the longest names, a logo, no TVA; for review after a change of their form.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { devicePdf, SAMPLES, withServerPdf } from '#tests/factories/document-pdfs.ts'

const out = process.argv[2] ?? '.state/documents'
await mkdir(out, { recursive: true })
await withServerPdf(async (serverPdf) => {
  for (const [name, view] of Object.entries(SAMPLES)) {
    await writeFile(join(out, `${name}.pdf`), await serverPdf(view))
    await writeFile(join(out, `${name}-device.pdf`), devicePdf(view))
    console.log(join(out, name))
  }
})
