import FileDown from 'lucide-react/icons/file-down'
import Printer from 'lucide-react/icons/printer'
import Share2 from 'lucide-react/icons/share-2'
import type { ReactNode } from 'react'
import { DocumentSuggestion } from '#web/features/backup/suggestion-note.tsx'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import type { DeviceReason, usePrinting } from './use-printing.ts'

/** Why this device makes the PDF by itself, and what would make it different. */
export const ReasonNote = ({ reason, id }: { reason: DeviceReason; id?: string }) => (
  <p id={id} className="text-sm text-pretty text-ink-2">
    {m.documents.reasons[reason]}{' '}
    {reason === 'free' && (
      <Link to="/cont/inregistrare" className="font-medium text-accent-text underline underline-offset-2">
        {m.documents.register}
      </Link>
    )}
  </p>
)

/** Everything that can be done with a document that is shown. */
export const DocumentActions = ({
  printing,
  send = null,
}: {
  printing: ReturnType<typeof usePrinting>
  /** The button that sends it to the client, where one does; otherwise the file alone is handed over. */
  send?: ReactNode
}) => {
  const t = m.documents
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2 *:grow desk:*:grow-0">
        <Button variant="primary" icon={<FileDown aria-hidden />} onClick={printing.download}>
          {t.download}
        </Button>
        <Button icon={<Printer aria-hidden />} onClick={printing.print}>
          {t.print}
        </Button>
        {send}
        {!send && printing.share && (
          <Button icon={<Share2 aria-hidden />} onClick={printing.share}>
            {t.share}
          </Button>
        )}
      </div>
      {printing.reason && <ReasonNote reason={printing.reason} />}
      <DocumentSuggestion />
    </div>
  )
}
