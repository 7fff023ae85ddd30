import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Logo } from './logo.tsx'

/** The logo and the name, which link to the first page. */
export const Brand = () => (
  <Link to="/" className="flex min-h-11 items-center gap-2.5 rounded-control">
    <Logo className="h-6 w-auto" />
    <span className="text-lg leading-none font-bold tracking-[0.02em] cond">{m.shell.product}</span>
  </Link>
)
