import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import FileCode from 'lucide-react/icons/file-code-2'
import { type InvoiceDocumentInput, invoiceFileName } from '#domain/documents/invoice.ts'
import type { Finding } from '#domain/efactura/rules.ts'
import { ublXml } from '#domain/efactura/ubl.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOfFinding } from '#web/i18n/sentence-of.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'
import { type CheckedInvoice, useEInvoice } from './use-e-invoice.ts'

/** What an issued invoice still takes from today's data; the rest stays as it was issued. */
const MENDABLE = new Set([
  'adresa',
  'localitate',
  'judet',
  'cod_postal',
  'reg_com',
  'iban',
  'client_adresa',
  'client_localitate',
  'client_judet',
])

const mendingPlace = ({ place, field }: Finding, vehicleId: string | null): string | null => {
  if (!MENDABLE.has(field)) return null
  if (place === 'firma') return '/setari'
  return place === 'client' && vehicleId !== null ? `/vehicule/${vehicleId}` : null
}

/** The XML of an invoice, with the findings of ANAF's rules before it is sent. Works without a network. */
export const EFacturaPanel = ({ input }: { input: InvoiceDocumentInput }) => {
  const checked = useEInvoice(input)
  const t = m.efactura
  const { nr_factura } = input.invoice
  return (
    <Paper>
      <section aria-labelledby="e-factura" className="flex flex-col gap-3 px-4 py-4 desk:px-6">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id="e-factura" className="text-lg font-semibold">
            {t.title}
          </h2>
          <Button
            icon={<FileCode aria-hidden />}
            disabled={!checked || nr_factura === 0}
            onClick={() => {
              if (!checked) return
              const xml = new Blob([ublXml(checked.eInvoice)], { type: 'application/xml' })
              saveFile(xml, invoiceFileName(input.invoice).replace(/\.pdf$/, '.xml'))
              toast(checked.findings.length === 0 ? t.saved : t.savedWithFaults(checked.findings.length))
            }}
          >
            {t.download}
          </Button>
        </div>
        {checked && <Result checked={checked} />}
      </section>
    </Paper>
  )
}

const Result = ({ checked: { findings, vehicleId } }: { checked: CheckedInvoice }) => {
  const t = m.efactura
  if (findings.length === 0)
    return (
      <p className="flex items-start gap-2 text-ink-2">
        <CircleCheck className="mt-0.5 size-5 shrink-0 text-good" aria-hidden />
        {t.good}
      </p>
    )
  return (
    <>
      <p className="flex items-start gap-2 font-medium">
        <CircleAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden />
        {t.faults(findings.length)}
      </p>
      <ul className="flex flex-col">
        {findings.map((finding, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: one rule may be broken by several lines
            key={`${finding.rule}/${index}`}
            finding={finding}
            to={mendingPlace(finding, vehicleId)}
          />
        ))}
      </ul>
    </>
  )
}

const Row = ({ finding, to }: { finding: Finding; to: string | null }) => (
  <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2.5">
    <span className="min-w-0 grow basis-72">
      {sentenceOfFinding(finding)}{' '}
      <span className="text-sm whitespace-nowrap text-ink-3">{finding.rule}</span>
      {to === null && !MENDABLE.has(finding.field) && finding.place !== 'factura' && (
        <span className="block text-sm text-ink-2">{m.efactura.issued}</span>
      )}
    </span>
    {to && (
      <Link
        to={to}
        className="inline-flex min-h-11 shrink-0 items-center font-medium text-accent-text underline underline-offset-2"
      >
        {m.efactura.mend[finding.place]}
      </Link>
    )}
  </li>
)
