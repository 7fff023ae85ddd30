import Signpost from 'lucide-react/icons/signpost'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page-header.tsx'

/** The page of an unknown address. */
export const NotFoundPage = () => (
  <Page>
    <title>{`${m.shell.notFound.title} · ${m.shell.product}`}</title>
    <EmptyState
      level={1}
      className="pt-[18vh]"
      icon={<Signpost />}
      title={m.shell.notFound.title}
      action={
        <ButtonLink to="/" variant="primary">
          {m.shell.notFound.action}
        </ButtonLink>
      }
    >
      {m.shell.notFound.text}
    </EmptyState>
  </Page>
)
