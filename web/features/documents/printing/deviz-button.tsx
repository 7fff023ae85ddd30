import FileDown from 'lucide-react/icons/file-down'
import { useId, useMemo } from 'react'
import { printableOrder } from '#web/features/documents/input/printable-order.ts'
import {
  type OrderDocumentRows,
  useOrderDocumentRows,
} from '#web/features/documents/input/use-order-document-rows.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { ReasonNote } from './document-actions.tsx'
import { usePrinting } from './use-printing.ts'

type Look = { size: 'm' | 'l'; wide?: boolean }

/** The one press that gives the deviz as a PDF: the server's, else this device's own. */
const DevizButton = ({ orderId, ...look }: { orderId: string } & Look) => {
  const input = useOrderDocumentRows(orderId)
  return input ? <Ready input={input} {...look} /> : null
}
export default DevizButton

const Ready = ({ input, size, wide }: { input: OrderDocumentRows } & Look) => {
  const printing = usePrinting(useMemo(() => printableOrder('deviz', input), [input]))
  const noteId = useId()
  const t = m.documents
  return (
    <div className="grid">
      <Button
        size={size}
        {...(wide && { wide })}
        icon={<FileDown aria-hidden />}
        onClick={printing.download}
        aria-label={t.deviz}
        {...(printing.reason && wide && { 'aria-describedby': noteId })}
      >
        {wide ? t.deviz : t.devizShort}
      </Button>
      {printing.reason && wide && (
        <div className="mt-2">
          <ReasonNote reason={printing.reason} id={noteId} />
        </div>
      )}
    </div>
  )
}
