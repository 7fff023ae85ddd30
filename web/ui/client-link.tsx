import { Link } from 'react-router'

/** The name of a client, which leads to his page; plain text where he has none. */
export const ClientLink = ({ contactId, name }: { contactId: string | null | undefined; name: string }) =>
  contactId ? (
    <Link
      to={`/clienti/${contactId}`}
      className="rounded-chip underline decoration-rule-strong underline-offset-3 hover:decoration-current pointer-coarse:py-2"
    >
      {name}
    </Link>
  ) : (
    name
  )
