import DoorClosed from 'lucide-react/icons/door-closed'
import { readDeparted } from '#web/data/departed.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'

/** `/acces-incheiat`: what a person sees after a shop has ended their access on this device. */
export const Component = () => {
  const t = m.team.departed
  const departed = readDeparted()
  return (
    <Page>
      <PageHeader title={t.title} isUnseen />
      <EmptyState icon={<DoorClosed />} title={t.title} action={<ButtonLink to="/">{t.home}</ButtonLink>}>
        {departed && <p>{t.text(departed.shop)}</p>}
        {departed && departed.kept > 0 && <p className="mt-2">{t.kept(departed.kept)}</p>}
      </EmptyState>
    </Page>
  )
}
