import { Link } from '#web/routing/link.tsx'

/** The name of a client, which leads to his page; plain text where he has none. */
export const ClientLink = ({ contactId, name }: { contactId: string | null | undefined; name: string }) =>
  contactId ? (
    <Link
      to={`/clienti/${contactId}`}
      className="rounded-chip underline decoration-rule-strong underline-offset-3 hover:decoration-current pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
    >
      {name}
    </Link>
  ) : (
    name
  )
