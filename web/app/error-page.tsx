import PackageOpen from 'lucide-react/icons/package-open'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Wrench from 'lucide-react/icons/wrench'
import { useEffect } from 'react'
import { isMissingCode } from '#web/data/missing-code.ts'
import { loadNewestApp } from '#web/data/newest-app.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page-header.tsx'
import { tellServer } from './watch-errors.ts'

/** A screen that threw, or whose code could not be loaded: says that nothing is lost, and offers a way out. */
export const ErrorPage = ({ error }: { error: unknown }) => {
  const t = m.shell.failed
  const isMissing = isMissingCode(error)
  useEffect(() => {
    if (!isMissing) tellServer(error)
  }, [error, isMissing])
  const { title, text } = !isMissing ? t : navigator.onLine ? t.newer : { title: t.title, text: t.offline }
  const reload = () => (isMissing ? void loadNewestApp() : location.reload())
  return (
    <Page>
      <title>{`${title} · ${m.shell.product}`}</title>
      <EmptyState
        level={1}
        className="pt-[14vh]"
        icon={isMissing ? <PackageOpen /> : <Wrench />}
        title={title}
        action={
          <>
            <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={reload}>
              {t.reload}
            </Button>
            <ButtonLink to="/" variant="quiet">
              {t.home}
            </ButtonLink>
          </>
        }
      >
        <p>{text}</p>
        {!isMissing && (
          <pre className="mt-4 max-h-40 overflow-auto rounded-control border border-rule bg-sunk p-3 text-sm whitespace-pre-wrap text-ink-2 select-all">
            {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
          </pre>
        )}
      </EmptyState>
    </Page>
  )
}
