import MailCheck from 'lucide-react/icons/mail-check'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'

/** Above every screen while a sign-up waits for its code: work goes on, and this leads to the rest. */
export const SignUpStrip = () => {
  const text = m.account.verify
  return (
    <Link
      to="/cont/cod"
      className="flex min-h-11 items-center gap-2.5 border-b border-rule bg-sunk px-4 py-1.5 text-sm hover:bg-hover focus-visible:-outline-offset-2 desk:px-8"
    >
      <MailCheck className="size-4.5 shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 text-ink-2">{text.strip}</span>
      <span className="shrink-0 font-medium text-accent-text underline underline-offset-2">
        {text.stripAction}
      </span>
    </Link>
  )
}
