import RotateCw from 'lucide-react/icons/rotate-cw'
import Wrench from 'lucide-react/icons/wrench'
import { useRouteError } from 'react-router'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page-header.tsx'

/** The code of a screen that is neither in the cache nor to be had without the network. */
const isMissingCode = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message)

/** A screen that threw: says that nothing is lost, offers the way out, shows what to send us. */
export const ErrorPage = () => {
  const error = useRouteError()
  const offline = isMissingCode(error) && !navigator.onLine
  return (
    <Page>
      <title>{`${m.shell.failed.title} · ${m.shell.product}`}</title>
      <EmptyState
        level={1}
        className="pt-[14vh]"
        icon={<Wrench />}
        title={m.shell.failed.title}
        action={
          <>
            <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={() => location.reload()}>
              {m.shell.failed.reload}
            </Button>
            <ButtonLink to="/" variant="quiet">
              {m.shell.failed.home}
            </ButtonLink>
          </>
        }
      >
        <p>{offline ? m.shell.failed.offline : m.shell.failed.text}</p>
        {!offline && (
          <pre className="mt-4 max-h-40 overflow-auto rounded-control border border-rule bg-sunk p-3 text-sm whitespace-pre-wrap text-ink-2 select-all">
            {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
          </pre>
        )}
      </EmptyState>
    </Page>
  )
}
