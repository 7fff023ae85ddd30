import FileText from 'lucide-react/icons/file-text'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'react-router'
import { DESK } from '#domain/team/roles.ts'
import { useAccount, useData, useRow } from '#web/data/hooks.ts'
import { BackupBlock } from '#web/features/backup/backup-block.tsx'
import { SeriesBlock } from '#web/features/invoices/series-block.tsx'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AccountBlock } from './account-block.tsx'
import { AppearanceBlock } from './appearance-block.tsx'
import { ShopForm } from './shop-form.tsx'

type BlockProps = {
  title: string
  under?: string
  /** Where links from elsewhere lead. */
  id?: string
  children: ReactNode
}

const Block = ({ title, under, id, children }: BlockProps) => (
  <section id={id} className="mb-6 scroll-mt-4">
    <Paper>
      <div className="px-4 pt-5 pb-6 desk:px-8 desk:pt-6 desk:pb-8">
        <h2 className="text-lg font-semibold">{title}</h2>
        {under && <p className="text-ink-2">{under}</p>}
        <div className="mt-5">{children}</div>
      </div>
    </Paper>
  </section>
)

const NoAccount = () => (
  <>
    <p className="max-w-prose text-ink-2">{m.settings.local.text}</p>
    <div className="mt-4 flex flex-wrap gap-2">
      <ButtonLink to="/cont/inregistrare">{m.settings.local.register}</ButtonLink>
      <ButtonLink to="/cont/conectare" variant="quiet">
        {m.settings.local.login}
      </ButtonLink>
    </div>
  </>
)

/** `/setari`: the shop as documents print it, and the account. */
export const Component = () => {
  const me = useAccount()
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const { hash } = useLocation()
  const isReady = shop !== undefined
  useEffect(() => {
    // What stands above has its height once the shop is read.
    if (isReady && hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [isReady, hash])
  return (
    <Page wide className="max-w-6xl">
      <PageHeader title={m.settings.title} under={m.settings.under} />
      {shop && (
        <Block title={m.settings.shop.title} under={m.settings.shop.under}>
          <ShopForm shop={shop} />
          <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule pt-5">
            <ButtonLink to="/setari/documente" icon={<FileText aria-hidden />}>
              {m.documentSettings.link}
            </ButtonLink>
            <p className="min-w-0 grow basis-60 text-sm text-ink-2">{m.documentSettings.linkHint}</p>
          </div>
        </Block>
      )}
      {DESK.some((role) => role === writer.actor.role) && (
        <Block title={m.invoices.series.title} under={m.invoices.series.under} id="serii">
          <SeriesBlock />
        </Block>
      )}
      <Block title={me ? m.settings.account.title : m.settings.local.title} id="abonament">
        {me ? <AccountBlock me={me} shop={shop} /> : <NoAccount />}
      </Block>
      <Block title={m.backup.title} id="copie">
        <BackupBlock />
      </Block>
      <Block title={m.settings.appearance.title} under={m.settings.appearance.under}>
        <AppearanceBlock />
      </Block>
    </Page>
  )
}
