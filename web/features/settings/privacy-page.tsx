import EyeOff from 'lucide-react/icons/eye-off'
import { INVOICE_YEARS, RETENTION_MONTHS } from '#domain/privacy/retention.ts'
import type { PrivacySettings } from '#domain/privacy/schema.ts'
import type { Me } from '#domain/team/account.ts'
import { useAccount, useMay, useMutate, useRow } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useShop } from '#web/plans/use-plan.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SupportBlock } from './support-block.tsx'

/** `/setari/confidentialitate`: how long the shop keeps what the law does not ask for, and for how long invoices. */
export const Component = () => {
  const text = m.settings.privacy
  const me = useAccount()
  const may = useMay()
  return (
    <Page className="max-w-3xl">
      <PageHeader title={text.title} back={{ to: '/setari', label: m.settings.title }} under={text.under} />
      {me && may('patch', 'privacy_settings') ? (
        <>
          <Retention me={me} />
          <Support />
        </>
      ) : (
        <EmptyState icon={<EyeOff />} title={me ? text.ownerOnly : text.noAccount.title}>
          {!me && text.noAccount.text}
        </EmptyState>
      )}
    </Page>
  )
}

const Support = () => {
  const shop = useShop()
  const may = useMay()
  return shop && may('patch', 'tenants', 'support_until') ? <SupportBlock shop={shop} /> : null
}

type Kept = Pick<PrivacySettings, 'photo_months' | 'message_months' | 'order_months' | 'invoice_years'>

const ALWAYS: Kept = {
  photo_months: 0,
  message_months: 0,
  order_months: 0,
  invoice_years: INVOICE_YEARS.most,
}

const YEARS = Array.from(
  { length: INVOICE_YEARS.most - INVOICE_YEARS.least + 1 },
  (_, index) => INVOICE_YEARS.least + index,
)

const Retention = ({ me: { shop } }: { me: Me }) => {
  const text = m.settings.privacy
  const mutate = useMutate()
  const row = useRow('privacy_settings', shop.id)
  if (row === undefined) return null
  const kept: Kept = row ?? ALWAYS
  const save = (data: Partial<Kept>) =>
    reportError(
      mutate(text.label, [
        { op: row === null ? 'insert' : 'patch', collection: 'privacy_settings', id: shop.id, data },
      ]),
    )
  const months = (value: number) =>
    // Another app may have written a number of months that is no choice here.
    [...new Set([...RETENTION_MONTHS, value])].map((choice) => ({
      value: String(choice),
      label: choice === 0 ? text.always : text.months(choice),
    }))
  return (
    <Paper>
      <div className="flex flex-col gap-7 px-4 py-6 desk:px-8 desk:py-8">
        <p className="max-w-prose text-pretty">{text.what}</p>
        {(['photo_months', 'message_months', 'order_months'] as const).map((name) => (
          <SelectField
            key={name}
            className="max-w-md"
            label={text.fields[name].label}
            hint={text.fields[name].hint}
            options={months(kept[name])}
            value={String(kept[name])}
            onChange={(value) => save({ [name]: Number(value) })}
          />
        ))}
        <SelectField
          className="max-w-md"
          label={text.fields.invoice_years.label}
          hint={text.fields.invoice_years.hint}
          options={YEARS.map((years) => ({ value: String(years), label: text.years(years) }))}
          value={String(kept.invoice_years)}
          onChange={(value) => save({ invoice_years: Number(value) })}
        />
      </div>
    </Paper>
  )
}
