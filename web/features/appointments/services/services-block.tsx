import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { Bay, Service } from '#domain/workshop/appointments/schema.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { useOrderedRows } from '../use-ordered-rows.ts'
import { ServiceSheet } from './service-sheet.tsx'

type ServicesBlockProps = { services: readonly Service[]; bays: readonly Bay[]; readOnly: boolean }

const inMinutes = (minutes: number): string => `${minutes}\u00a0${m.ui.minutes}`

/** A service in a line: how long, from which price. */
const factsOf = ({ minutes, season_minutes, buffer_minute, price_from, activ }: Service): string => {
  const t = m.schedule.services
  return [
    inMinutes(minutes),
    season_minutes !== null && t.inSeason(inMinutes(season_minutes)),
    buffer_minute > 0 && t.after(inMinutes(buffer_minute)),
    price_from !== null && t.priceFrom(formatLei(price_from)),
    activ === 0 && t.off,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What can be booked, in the order in which it is offered. */
export const ServicesBlock = ({ services, bays, readOnly }: ServicesBlockProps) => {
  const t = m.schedule.services
  const acts = useOrderedRows('services', services, t)
  const [open, setOpen] = useState<Service | 'new' | null>(null)
  return (
    <>
      {services.length === 0 && <p className="text-ink-2">{t.none}</p>}
      <ul aria-label={t.title}>
        {services.map((service, index) => (
          <li key={service.id} className="flex items-center border-b border-rule last:border-b-0">
            <button
              type="button"
              disabled={readOnly}
              onClick={() => setOpen(service)}
              className="-mx-2 min-h-14 min-w-0 grow rounded-control px-2 py-2 text-left hover:bg-hover active:bg-pressed disabled:hover:bg-transparent"
            >
              <span className={cx('block font-medium wrap-anywhere', service.activ === 0 && 'text-ink-3')}>
                {service.nume}
              </span>
              <span className="block text-sm text-ink-2 figures">{factsOf(service)}</span>
            </button>
            {!readOnly && (
              <>
                <IconButton
                  label={t.up(service.nume)}
                  size="s"
                  icon={<ArrowUp aria-hidden />}
                  disabled={index === 0}
                  onClick={() => acts.move(index, index - 1)}
                />
                <IconButton
                  label={t.down(service.nume)}
                  size="s"
                  icon={<ArrowDown aria-hidden />}
                  disabled={index === services.length - 1}
                  onClick={() => acts.move(index, index + 1)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button icon={<Plus aria-hidden />} onClick={() => setOpen('new')} className="mt-4">
          {t.add}
        </Button>
      )}
      {open && (
        <ServiceSheet
          service={open === 'new' ? null : open}
          bays={bays}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
