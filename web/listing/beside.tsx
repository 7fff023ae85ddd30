import Maximize2 from 'lucide-react/icons/maximize-2'
import X from 'lucide-react/icons/x'
import { type ReactNode, Suspense } from 'react'
import { Reading } from '#web/data/first-reads.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink, IconButton } from '#web/ui/button.tsx'

/** A row open beside the list: the content of its own page, with its own scroll. Its code may load later (`lazy`). */
export const Beside = ({
  label,
  href,
  onClose,
  children,
}: {
  label: string
  /** Its own page. */
  href: string
  onClose: () => void
  children: ReactNode
}) => (
  <section aria-label={label} className="sticky top-0 h-dvh min-w-0 overflow-y-auto overscroll-contain">
    <div className="flex items-center justify-end gap-1 py-2">
      <ButtonLink to={href} variant="quiet" size="s" icon={<Maximize2 aria-hidden />}>
        {m.listing.openPage}
      </ButtonLink>
      <IconButton label={m.ui.close} icon={<X aria-hidden />} size="s" onClick={onClose} />
    </div>
    <Suspense fallback={<Reading />}>{children}</Suspense>
  </section>
)
