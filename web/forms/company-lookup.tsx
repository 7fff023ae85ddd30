import Landmark from 'lucide-react/icons/landmark'
import { useState } from 'react'
import * as api from '#domain/api/companies.ts'
import type { Company, CompanyAnswer } from '#domain/companies/company.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { isValidCui, normaliseCui } from '#domain/romania/cui.ts'
import { call } from '#web/data/call.ts'
import { useAccount } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { useOnline } from '#web/ui/use-online.ts'

/**
 * Fills in a company by its code. Without a network or an account it tells the person to type the data, and leaves the
 * fields as they are.
 */
export const CompanyLookup = ({
  cui,
  onFound,
  find: ask,
  className,
}: {
  /** The code as typed; the button is enabled once it can be valid. */
  cui: string
  onFound: (company: Company) => Promise<void>
  /** Asks the register in another way, which needs no account. */
  find?: (cui: string) => Promise<CompanyAnswer>
  className?: string
}) => {
  const text = m.companies
  const me = useAccount()
  const isOnline = useOnline()
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)
  const isAllowed = me !== null || ask !== undefined
  const can = isAllowed && isOnline && isValidCui(cui)

  const find = async () => {
    setSaid(null)
    try {
      const code = normaliseCui(cui)
      const { company } = await (ask?.(code) ?? call(api.company, { params: { cui: code } }))
      await onFound(company)
      setSaid({
        text: company.inactive ? text.inactive : text.found(company.name),
        isError: company.inactive,
      })
    } catch (error) {
      setSaid({ text: error instanceof AppError ? sentenceOf(error) : text.offline, isError: true })
    }
  }
  const note = !isAllowed ? text.account : isOnline ? null : text.offline
  return (
    <div className={cx('flex flex-wrap items-center gap-x-3 gap-y-1', className)}>
      <Button size="s" icon={<Landmark aria-hidden />} disabled={!can} onClick={find}>
        {text.look}
      </Button>
      <p role="status" className={cx('min-w-0 text-sm', said?.isError ? 'text-danger' : 'text-ink-2')}>
        {said?.text ?? note}
      </p>
    </div>
  )
}
