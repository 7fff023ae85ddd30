import DoorClosed from 'lucide-react/icons/door-closed'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { type Departed, readDeparted, writeDeparted } from '#web/data/departed.ts'
import { dayNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'

/** `/acces-incheiat`: what a person sees after a shop has ended their access on this device. */
export const Component = () => {
  const t = m.team.departed
  const [departed, setDeparted] = useState(readDeparted)
  const left = departed?.refused ?? null
  const save = (from: Departed) => {
    saveFile(JSON.stringify(from.refused, null, 2), m.sync.unsent.fileName(dayNow()), 'application/json')
    const saved = { ...from, refused: null }
    writeDeparted(saved)
    setDeparted(saved)
  }
  return (
    <Page>
      <PageHeader title={t.title} isUnseen />
      <EmptyState
        icon={<DoorClosed />}
        title={t.title}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {departed && left && (
              <Button variant="primary" icon={<Download aria-hidden />} onClick={() => save(departed)}>
                {m.sync.unsent.save}
              </Button>
            )}
            <ButtonLink to="/" variant={left ? 'quiet' : 'secondary'}>
              {t.home}
            </ButtonLink>
          </div>
        }
      >
        {departed && <p>{t.text(departed.shop)}</p>}
        {departed && departed.kept > 0 && <p className="mt-2">{t.kept(departed.kept)}</p>}
        {left && <p className="mt-2">{t.refused(left.acts.length)}</p>}
      </EmptyState>
    </Page>
  )
}
