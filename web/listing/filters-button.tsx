import ListFilterIcon from 'lucide-react/icons/list-filter'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** Opens the sheet of filters, and shows how many are active. */
export const FiltersButton = ({ count, onOpen }: { count: number; onOpen: () => void }) => {
  const t = m.listing.filters
  return (
    <Button
      icon={<ListFilterIcon aria-hidden />}
      onClick={onOpen}
      aria-label={t.open(count)}
      className="px-3!"
    >
      <span className="max-desk:sr-only">{t.title}</span>
      {count > 0 && <span className="ml-1 text-accent-text figures">{count}</span>}
    </Button>
  )
}
