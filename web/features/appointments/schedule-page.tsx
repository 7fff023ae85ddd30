import { useEffect } from 'react'
import { useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { useShopCalendar } from '#web/data/workshop/calendar.ts'
import { useSaveSettings } from '#web/data/workshop/save-calendar-settings.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation } from '#web/routing/hooks.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { PageIndex } from '#web/ui/page-index.tsx'
import { PaperSection } from '#web/ui/paper-section.tsx'
import { BaysBlock } from './bays/bays-block.tsx'
import { ClosuresBlock } from './closures/closures-block.tsx'
import { HoursBlock } from './hours/hours-block.tsx'
import { SeasonBlock } from './season/season-block.tsx'
import { ServicesBlock } from './services/services-block.tsx'

const PARTS = ['hours', 'closures', 'bays', 'services', 'season'] as const

/** `/setari/program`: when the shop works, where, and what can be booked. */
export const Component = () => {
  const t = m.schedule
  const may = useMay()
  const today = useToday()
  const calendar = useShopCalendar()
  const save = useSaveSettings(calendar?.hasSettings ?? false, m.schedule.label)
  const { hash } = useLocation()
  const isReady = calendar !== undefined
  useEffect(() => {
    // The content above has its final height once the rows are read.
    if (isReady && hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [isReady, hash])
  if (!calendar) return null
  const { bays, services, settings } = calendar
  const readOnly = !may('patch', 'calendar_settings')
  return (
    <Page wide className="max-w-4xl pb-8">
      <PageHeader title={t.title} under={t.under} back={{ to: '/setari', label: t.back }} className="pb-2" />
      <PageIndex label={t.index} parts={PARTS.map((id) => ({ id, title: t[id].title }))} />
      <div className="flex flex-col gap-5">
        <PaperSection id="hours" title={t.hours.title} under={t.hours.under}>
          <HoursBlock
            calendar={calendar}
            readOnly={readOnly}
            onSave={(label, hours) => save({ hours: JSON.stringify(hours) }, label)}
          />
        </PaperSection>
        <PaperSection id="closures" title={t.closures.title} under={t.closures.under}>
          <ClosuresBlock calendar={calendar} today={today} onSave={save} />
        </PaperSection>
        <PaperSection id="bays" title={t.bays.title} under={t.bays.under}>
          <BaysBlock bays={bays} readOnly={readOnly} />
        </PaperSection>
        <PaperSection id="services" title={t.services.title} under={t.services.under}>
          <ServicesBlock services={services} bays={bays} readOnly={readOnly} />
        </PaperSection>
        <PaperSection id="season" title={t.season.title}>
          <SeasonBlock {...{ settings, services, today, readOnly }} onSave={save} />
        </PaperSection>
        {readOnly && <p className="text-sm text-ink-2">{t.readOnly}</p>}
      </div>
    </Page>
  )
}
