import Copy from 'lucide-react/icons/copy'
import ExternalLink from 'lucide-react/icons/external-link'
import QrCode from 'lucide-react/icons/qr-code'
import * as api from '#domain/api/booking.ts'
import { bookingAddress } from '#domain/workshop/appointments/booking-page.ts'
import { slugOf } from '#domain/workshop/appointments/slug.ts'
import { call } from '#web/data/call.ts'
import type { CalendarSettings } from '#web/data/workshop/calendar.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useShop } from '#web/plans/use-plan.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { copyText } from '#web/ui/copy-text.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import type { Save } from './save.ts'

/** The address of a shop's page for bookings on this server. */

/** What a shop puts into its own site. */
const embedded = (address: string): string => `<a href="${address}">Programați-vă online</a>`

const LINK =
  'inline-flex min-h-11 items-center gap-2 font-medium text-accent-text underline underline-offset-2'

/** Whether clients may book by themselves, and where. */
export const AddressBlock = ({
  settings: { slug, enabled },
  hasServices,
  readOnly,
  onSave,
}: {
  settings: CalendarSettings
  hasServices: boolean
  readOnly: boolean
  onSave: Save
}) => {
  const t = m.booking.page
  const shop = useShop()
  const address = bookingAddress(location.origin, slug)
  return (
    <div className="flex flex-col gap-5">
      <InPlaceField
        label={t.address}
        keptAs="calendar_settings/slug"
        value={slug}
        readOnly={readOnly}
        maxLength={60}
        placeholder={slugOf(shop?.nume ?? '')}
        hint={(typed) =>
          typed === slug && slug !== ''
            ? undefined
            : t.addressHint(bookingAddress(location.origin, slugOf(typed) || slugOf(shop?.nume ?? '') || '…'))
        }
        onSave={async (typed) => {
          await call(api.takeSlug, { body: { slug: typed } })
        }}
        code
      />
      <SwitchRow
        label={t.on}
        checked={enabled === 1}
        disabled={readOnly || (slug === '' && enabled === 0)}
        onChange={(on) => void reportError(onSave({ enabled: on ? 1 : 0 }))}
      >
        {slug === '' ? t.needsAddress : hasServices ? t.onHint : t.needsServices}
      </SwitchRow>
      {!hasServices && (
        <Link to="/setari/program#services" className={LINK}>
          {t.services}
        </Link>
      )}
      {slug !== '' && enabled === 1 && (
        <div className="flex flex-col gap-3 border-t border-rule pt-4">
          <a href={address} target="_blank" rel="noreferrer" className={`${LINK} break-all`}>
            {address} <ExternalLink className="size-4 shrink-0" aria-hidden />
          </a>
          <div className="flex flex-wrap gap-2">
            <Button icon={<Copy aria-hidden />} onClick={() => copyText(address)}>
              {t.copy}
            </Button>
            <Button onClick={() => copyText(embedded(address))}>{t.embed}</Button>
            <a href={`${address}/afis`} target="_blank" rel="noreferrer" className={LINK}>
              <QrCode className="size-4 shrink-0" aria-hidden /> {t.poster}
            </a>
          </div>
          <p className="text-sm text-ink-2">{t.embedHint}</p>
        </div>
      )}
    </div>
  )
}
