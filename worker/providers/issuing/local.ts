import type { SubscriptionInvoice } from '#domain/documents/subscription-invoice.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { hashOf } from '#worker/pages/signing.ts'
import type { Issuer } from './port.ts'

/** A page of text as a PDF that any reader opens; letters outside of Latin are left out. */
const pdfOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> => {
  const plain = lines.map((line) =>
    line
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replace(/[^\x20-\x7e]/g, ' ')
      .replace(/[()\\]/g, '\\$&'),
  )
  const text = `BT /F1 12 Tf 60 780 Td 18 TL ${plain.map((line) => `(${line}) '`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = file.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(new TextEncoder().encode(file))
}

/** Issues on a development machine what is no invoice to anybody. */
export const localIssuer: Issuer = {
  async issue({ key, buyer, day, line }: SubscriptionInvoice) {
    const number = `DEV ${Number.parseInt(hashOf(key).replace(/\D/g, '').slice(0, 6) || '1', 10)}`
    const pdf = pdfOf([
      `Factura ${number} din ${day}`,
      'Emisa pe o masina de dezvoltare: nu este o factura.',
      `${buyer.nume}, ${buyer.cui}`,
      line.name,
      formatLei(line.amount),
    ])
    return { number, pdf }
  },
}
