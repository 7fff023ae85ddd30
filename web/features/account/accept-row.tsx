import CircleAlert from 'lucide-react/icons/circle-alert'
import { useId } from 'react'
import { LEGAL_PAGES } from '#domain/api/paths.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

/** A document of ours, in another window: the form stays as it is. */
const LegalLink = ({ page, children }: { page: keyof typeof LEGAL_PAGES; children: string }) => (
  <a
    href={`${LEGAL_PAGES[page]}${language === 'en' ? '?lang=en' : ''}`}
    target="_blank"
    rel="noreferrer"
    className="inline-block py-1.5 font-medium text-accent-text underline underline-offset-2 pointer-coarse:py-3"
  >
    {children}
  </a>
)

/** The box by which a person accepts the terms and the privacy policy, with links to both. */
export const AcceptRow = ({
  checked,
  onChange,
  error,
}: {
  checked: boolean
  onChange: (isAccepted: boolean) => void
  error: boolean
}) => {
  const id = useId()
  const text = m.account.register
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          id={id}
          type="checkbox"
          name="accept"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-invalid={error || undefined}
          aria-describedby={error ? `${id}n` : undefined}
          required
          className={cx(
            'size-5 shrink-0 accent-accent pointer-coarse:size-6',
            error && 'outline-2 outline-offset-1 outline-danger',
          )}
        />
        <span className="min-w-0">{text.accept}</span>
      </label>
      <p className="flex flex-wrap gap-x-4 pl-8 text-sm pointer-coarse:pl-9">
        <LegalLink page="terms">{text.terms}</LegalLink>
        <LegalLink page="privacy">{text.privacy}</LegalLink>
      </p>
      {error && (
        <p id={`${id}n`} className="mt-1 flex gap-1.5 text-sm text-danger">
          <CircleAlert className="mt-px size-4 shrink-0" aria-hidden />
          <span>{text.acceptFirst}</span>
        </p>
      )}
    </div>
  )
}
