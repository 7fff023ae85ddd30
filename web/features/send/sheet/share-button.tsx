import Copy from 'lucide-react/icons/copy'
import FileDown from 'lucide-react/icons/file-down'
import Share2 from 'lucide-react/icons/share-2'
import { useMemo } from 'react'
import { printableInvoice, useInvoiceDocumentRows } from '#web/features/documents/input/printable-invoice.ts'
import { printableOrder } from '#web/features/documents/input/printable-order.ts'
import { useOrderDocumentRows } from '#web/features/documents/input/use-order-document-rows.ts'
import { type Printable, usePrinting } from '#web/features/documents/printing/use-printing.ts'
import type { Outgoing } from '#web/features/send/outgoing/read-outgoing.ts'
import type { Draft } from '#web/features/send/outgoing/use-draft.ts'
import { reportError } from '#web/forms/report-error.ts'
import { useIds } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { copyText } from '#web/ui/copy-text.ts'
import { Primary, SharePlace } from './primary.tsx'
import { useSending } from './use-sending.ts'

type Props = { outgoing: Outgoing; draft: Draft; isOpen: boolean; onClose: () => void }

/** Hands the text over by this device: with the document that belongs to it, or alone. */
export const ShareButton = (props: Props) => {
  const { purpose } = props.draft
  const { order_id, invoice_id } = props.outgoing.rows
  if (purpose === 'invoice' && invoice_id !== null) return <OfInvoice {...props} id={invoice_id} />
  if (purpose === 'estimate' && order_id !== null) return <OfOrder {...props} id={order_id} />
  return <ShareText {...props} />
}

const OfOrder = ({ id, ...props }: Props & { id: string }) => {
  const input = useOrderDocumentRows(id)
  const printable = useMemo(() => input && printableOrder('deviz', input), [input])
  return printable ? <ShareFile {...props} printable={printable} /> : <SharePlace />
}

const OfInvoice = ({ id, ...props }: Props & { id: string }) => {
  const input = useInvoiceDocumentRows(id)
  const printable = useMemo(() => input && printableInvoice(input), [input])
  return printable ? <ShareFile {...props} printable={printable} /> : <SharePlace />
}

/** Writes that the text was handed over, and closes the sheet. */
const useHandedOver = ({ outgoing, draft, onClose }: Props): (() => Promise<void>) => {
  const { note } = useSending(outgoing, draft)
  const ids = useIds()
  return async () => {
    onClose()
    await reportError(note(ids.begin()))
  }
}

const ShareFile = ({ printable, ...props }: Props & { printable: Printable }) => {
  const done = useHandedOver(props)
  const { share, download } = usePrinting({
    ...printable,
    message: props.draft.preview,
    onDone: () => void done(),
  })
  const text = m.send.submit
  return (
    <Primary
      icon={share ? <Share2 aria-hidden /> : <FileDown aria-hidden />}
      disabled={!props.isOpen}
      onClick={share ?? download}
    >
      {share ? text.share : text.save}
    </Primary>
  )
}

const ShareText = (props: Props) => {
  const done = useHandedOver(props)
  const text = props.draft.preview
  const canShare = typeof navigator.share === 'function'
  const share = async () => {
    try {
      await navigator.share({ text })
    } catch (error) {
      // The person closed the share sheet.
      if ((error as Error).name === 'AbortError') return
      throw error
    }
    await done()
  }
  return (
    <Primary
      icon={canShare ? <Share2 aria-hidden /> : <Copy aria-hidden />}
      disabled={!props.isOpen}
      onClick={canShare ? share : async () => (await copyText(text)) && (await done())}
    >
      {canShare ? m.send.submit.text : m.send.copy}
    </Primary>
  )
}
