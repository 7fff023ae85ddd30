import FileDown from 'lucide-react/icons/file-down'
import Printer from 'lucide-react/icons/printer'
import Share2 from 'lucide-react/icons/share-2'
import { Link } from 'react-router'
import { DocumentSuggestion } from '#web/features/backup/suggestion-note.tsx'
import { useNoteSharing } from '#web/features/backup/use-suggestion.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import type { DeviceReason, usePrinting } from './use-printing.ts'
import { WhatsAppButton } from './whatsapp-button.tsx'

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
  phone,
  text,
}: {
  printing: ReturnType<typeof usePrinting>
  phone: string
  /** What is written where no file can go along. */
  text: string
}) => {
  const t = m.documents
  const noteSharing = useNoteSharing()
  const handOver = () => {
    if (printing.reason === 'free') noteSharing()
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2 *:grow desk:*:grow-0">
        <Button
          variant="primary"
          icon={<FileDown aria-hidden />}
          onClick={() => {
            handOver()
            return printing.download()
          }}
        >
          {t.download}
        </Button>
        <Button
          icon={<Printer aria-hidden />}
          onClick={() => {
            printing.print()
            handOver()
          }}
        >
          {t.print}
        </Button>
        {printing.share && (
          <Button
            icon={<Share2 aria-hidden />}
            onClick={() => {
              handOver()
              return printing.share?.()
            }}
          >
            {t.share}
          </Button>
        )}
        <WhatsAppButton phone={phone} text={text} />
      </div>
      {printing.reason && <ReasonNote reason={printing.reason} />}
      <DocumentSuggestion />
    </div>
  )
}
