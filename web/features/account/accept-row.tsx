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
    className="font-medium text-accent-text underline underline-offset-2"
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
  const [before = '', terms = '', between = '', privacy = '', after = ''] = m.account.register.accept
  return (
    <div>
      <div className="flex gap-3">
        <input
          id={id}
          type="checkbox"
          name="accept"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-label={m.account.register.accept.join('')}
          aria-invalid={error || undefined}
          aria-describedby={error ? `${id}n` : undefined}
          required
          className={cx(
            'mt-px size-5 shrink-0 accent-accent pointer-coarse:size-6',
            error && 'outline-2 outline-offset-1 outline-danger',
          )}
        />
        <span className="min-w-0">
          <label htmlFor={id}>{before}</label>
          <LegalLink page="terms">{terms}</LegalLink>
          <label htmlFor={id}>{between}</label>
          <LegalLink page="privacy">{privacy}</LegalLink>
          {after}
        </span>
      </div>
      {error && (
        <p id={`${id}n`} className="mt-1.5 flex gap-1.5 text-sm text-danger">
          <CircleAlert className="mt-px size-4 shrink-0" aria-hidden />
          <span>{m.account.register.acceptFirst}</span>
        </p>
      )}
    </div>
  )
}
