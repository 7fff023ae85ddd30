import { type ReactNode, useEffect } from 'react'
import { useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { useShopCalendar } from '#web/data/workshop/calendar.ts'
import { useSaveSettings } from '#web/data/workshop/save-calendar-settings.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { BaysBlock } from './bays/bays-block.tsx'
import { ClosuresBlock } from './closures/closures-block.tsx'
import { HoursBlock } from './hours/hours-block.tsx'
import { SeasonBlock } from './season/season-block.tsx'
import { ServicesBlock } from './services/services-block.tsx'

type BlockProps = { id: string; title: string; under?: string; children: ReactNode }

const Block = ({ id, title, under, children }: BlockProps) => (
  <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20">
    <Paper className="px-4 pt-5 pb-6 desk:px-6">
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      {under && <p className="max-w-prose text-pretty text-ink-2">{under}</p>}
      <div className="mt-4">{children}</div>
    </Paper>
  </section>
)

const BLOCKS = ['hours', 'closures', 'bays', 'services', 'season'] as const

/** The parts of the page; links from elsewhere use their ids. */
const Index = () => (
  <nav
    aria-label={m.schedule.index}
    className="sticky top-0 z-10 -mx-4 mb-4 overflow-x-auto bg-bench px-4 py-2 [scrollbar-width:none] desk:mx-0 desk:px-0"
  >
    <ul className="flex w-max gap-2">
      {BLOCKS.map((name) => (
        <li key={name}>
          <Link
            to={`#${name}`}
            replace
            className="inline-flex h-10 items-center rounded-full border border-control bg-raised px-3.5 text-sm font-medium hover:bg-sunk pointer-coarse:h-11"
          >
            {m.schedule[name].title}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

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
      <Index />
      <div className="flex flex-col gap-5">
        <Block id="hours" title={t.hours.title} under={t.hours.under}>
          <HoursBlock
            calendar={calendar}
            readOnly={readOnly}
            onSave={(label, hours) => save({ hours: JSON.stringify(hours) }, label)}
          />
        </Block>
        <Block id="closures" title={t.closures.title} under={t.closures.under}>
          <ClosuresBlock calendar={calendar} today={today} onSave={save} />
        </Block>
        <Block id="bays" title={t.bays.title} under={t.bays.under}>
          <BaysBlock bays={bays} readOnly={readOnly} />
        </Block>
        <Block id="services" title={t.services.title} under={t.services.under}>
          <ServicesBlock services={services} bays={bays} readOnly={readOnly} />
        </Block>
        <Block id="season" title={t.season.title}>
          <SeasonBlock {...{ settings, services, today, readOnly }} onSave={save} />
        </Block>
        {readOnly && <p className="text-sm text-ink-2">{t.readOnly}</p>}
      </div>
    </Page>
  )
}
