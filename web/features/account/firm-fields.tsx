import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { isValidCui } from '#domain/romania/cui.ts'
import { m } from '#web/i18n/messages.ts'
import { TextField } from '#web/ui/field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'

const Good = ({ children }: { children: string }) => (
  <span className="inline-flex items-center gap-1 text-good">
    <Check className="size-3.5" aria-hidden />
    {children}
  </span>
)

/** Shows while the person types whether the check digit is right; the server checks it again. */
const cuiHint = (cui: string) => {
  const text = m.account.register
  if (isValidCui(cui)) return <Good>{text.cuiGood}</Good>
  return cui.replace(/\D/g, '').length >= 6 ? (
    <span className="text-danger">{text.cuiBad}</span>
  ) : (
    text.cuiHint
  )
}

type FirmFieldsProps = {
  company: string
  cui: string
  isRegistered: boolean
  errors: { company?: string | undefined; cui?: string | undefined }
  onCompany: (company: string) => void
  onCui: (cui: string) => void
  onRegistered: (isRegistered: boolean) => void
  /** The look-up of the company by its code. */
  lookup: ReactNode
}

/** Whose shop it is: a registered one by its fiscal code, which brings its name, or one that has none yet. */
export const FirmFields = ({
  company,
  cui,
  isRegistered,
  errors,
  onCompany,
  onCui,
  onRegistered,
  lookup,
}: FirmFieldsProps) => {
  const text = m.account.register
  return (
    <>
      {isRegistered && (
        <div className="flex flex-col gap-2">
          <TextField
            label={text.cui}
            hint={cuiHint(cui)}
            name="cui"
            inputMode="text"
            enterKeyHint="next"
            required
            uppercase
            code
            value={cui}
            onChange={onCui}
            error={errors.cui && (cui.trim() === '' ? text.cuiFirst : errors.cui)}
          />
          {lookup}
        </div>
      )}
      <TextField
        label={text.company}
        hint={text.companyHint}
        name="company"
        autoComplete="organization"
        autoCapitalize="words"
        enterKeyHint="next"
        required
        value={company}
        onChange={onCompany}
        error={errors.company}
      />
      <SwitchRow label={text.unregistered} checked={!isRegistered} onChange={(isOn) => onRegistered(!isOn)}>
        {text.unregisteredHint}
      </SwitchRow>
    </>
  )
}
