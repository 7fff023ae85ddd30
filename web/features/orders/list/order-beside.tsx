import Maximize2 from 'lucide-react/icons/maximize-2'
import X from 'lucide-react/icons/x'
import { lazy, Suspense } from 'react'
import { Reading } from '#web/data/first-reads.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink, IconButton } from '#web/ui/button.tsx'

/** The page is most of the code of an order: the list does not wait for it. */
const OpenOrder = lazy(async () => ({ default: (await import('../order-page.tsx')).OpenOrder }))

/** An order open beside the list: the same page, written in place, scrolling by itself. */
export const OrderBeside = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <section
    aria-label={m.orders.list.preview}
    data-beside
    className="sticky top-0 h-dvh min-w-0 overflow-y-auto overscroll-contain"
  >
    <div className="flex items-center justify-end gap-1 py-2">
      <ButtonLink to={`/comenzi/${id}`} variant="quiet" size="s" icon={<Maximize2 aria-hidden />}>
        {m.orders.list.openPage}
      </ButtonLink>
      <IconButton label={m.ui.close} icon={<X aria-hidden />} size="s" onClick={onClose} />
    </div>
    <Suspense fallback={<Reading />}>
      <OpenOrder key={id} id={id} beside />
    </Suspense>
  </section>
)
