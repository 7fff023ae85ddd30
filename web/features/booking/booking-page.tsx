import { useMay } from '#web/data/hooks.ts'
import { useShopCalendar } from '#web/data/workshop/calendar.ts'
import { useSaveSettings } from '#web/data/workshop/save-calendar-settings.ts'
import { m } from '#web/i18n/messages.ts'
import { Gate } from '#web/plans/gate.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AddressBlock } from './address-block.tsx'
import { FeedsBlock } from './feeds-block.tsx'
import { RulesBlock } from './rules-block.tsx'
import type { Save } from './save.ts'

/** `/setari/programari-online`: the page on which clients book, its rules, and the calendars for other programs. */
export const Component = () => {
  const t = m.booking
  const may = useMay()
  const calendar = useShopCalendar()
  const save: Save = useSaveSettings(calendar?.hasSettings ?? false, t.label)
  if (!calendar) return null
  const { settings, services, mechanics } = calendar
  const readOnly = !may('patch', 'calendar_settings')
  const hasServices = services.some(({ activ, bookable }) => activ === 1 && bookable === 1)
  return (
    <Page className="pb-8">
      <PageHeader title={t.title} under={t.under} back={{ to: '/setari', label: t.back }} />
      <div className="flex flex-col gap-5">
        <Paper className="px-4 pt-5 pb-6 desk:px-6">
          <Gate feature="booking">
            <AddressBlock settings={settings} hasServices={hasServices} readOnly={readOnly} onSave={save} />
          </Gate>
        </Paper>
        <Paper className="px-4 pt-5 pb-6 desk:px-6">
          <RulesBlock settings={settings} readOnly={readOnly} onSave={save} />
        </Paper>
        <Paper className="px-4 pt-5 pb-6 desk:px-6">
          <Gate feature="sync">
            <FeedsBlock mechanics={mechanics} readOnly={readOnly} />
          </Gate>
        </Paper>
        {readOnly && <p className="text-sm text-ink-2">{t.readOnly}</p>}
      </div>
    </Page>
  )
}
