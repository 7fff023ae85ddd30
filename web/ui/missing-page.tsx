import SearchX from 'lucide-react/icons/search-x'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Page } from './page-header.tsx'

/** Replaces a page whose row is not here: says why, and links to those that are. */
export const MissingPage = ({
  title,
  text,
  back,
  beside = false,
}: {
  title: string
  text: string
  back?: { to: string; label: string }
  /** It is beside a list, whose title the window keeps. */
  beside?: boolean
}) => (
  <Page>
    {!beside && <title>{`${title} · ${m.shell.product}`}</title>}
    <EmptyState
      level={1}
      icon={<SearchX />}
      title={title}
      action={back && <ButtonLink to={back.to}>{back.label}</ButtonLink>}
    >
      {text}
    </EmptyState>
  </Page>
)
