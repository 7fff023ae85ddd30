import CalendarCheck from 'lucide-react/icons/calendar-check'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CreditCard from 'lucide-react/icons/credit-card'
import Database from 'lucide-react/icons/database'
import EyeOff from 'lucide-react/icons/eye-off'
import FileText from 'lucide-react/icons/file-text'
import LifeBuoy from 'lucide-react/icons/life-buoy'
import ScrollText from 'lucide-react/icons/scroll-text'
import Send from 'lucide-react/icons/send'
import ShieldCheck from 'lucide-react/icons/shield-check'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { type ReactNode, useEffect } from 'react'
import { PREFERENCES_PAGE } from '#domain/notifications/address.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { useAccount, useData, useMay, usePermission, useRow } from '#web/data/hooks.ts'
import { BackupBlock } from '#web/features/backup/backup-block.tsx'
import { SeriesBlock } from '#web/features/invoices/series/series-block.tsx'
import { m } from '#web/i18n/messages.ts'
import { useLocation } from '#web/routing/hooks.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { PageIndex } from '#web/ui/page-index.tsx'
import { PaperSection } from '#web/ui/paper-section.tsx'
import { AccountBlock } from './account-block.tsx'
import { PortalBlock } from './portal-block.tsx'
import { PricesBlock } from './prices-block.tsx'
import { ShopForm } from './shop-form.tsx'

/** A part of the page: an entry of the index, and a card below it. Links from elsewhere use its id. */
type Block = { id: string; title: string; under?: string; content: ReactNode }

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

/** A settings page with its own address, and what is there. */
const Way = ({ to, icon, title, hint }: { to: string; icon: ReactNode; title: string; hint: string }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <ButtonLink to={to} icon={icon}>
      {title}
    </ButtonLink>
    <p className="min-w-0 grow basis-60 text-sm text-ink-2">{hint}</p>
  </div>
)

/** `/setari`: the shop as documents print it, the account, this device; and links to settings with their own pages. */
export const Component = () => {
  const me = useAccount()
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const { hash } = useLocation()
  const isReady = shop !== undefined
  useEffect(() => {
    // The content above has its final height once the shop is read.
    if (isReady && hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [isReady, hash])
  const may = useMay()
  const mayExport = usePermission('export')
  const mayAudit = usePermission('audit')
  const maySeeMessages = may('insert', 'messages')
  const blocks: Block[] = [
    ...(shop
      ? [
          {
            id: 'firma',
            title: m.settings.shop.title,
            under: m.settings.shop.under,
            content: <ShopForm shop={shop} />,
          },
          {
            id: 'portal',
            title: m.approvals.settings.title,
            under: m.approvals.settings.under,
            content: <PortalBlock shop={shop} />,
          },
          ...(me && may('patch', 'tenants')
            ? [{ id: 'preturi', title: m.settings.prices.title, content: <PricesBlock shop={shop} /> }]
            : []),
          {
            id: 'documente',
            title: m.documentSettings.title,
            content: (
              <Way
                to="/setari/documente"
                icon={<FileText aria-hidden />}
                title={m.documentSettings.link}
                hint={m.documentSettings.linkHint}
              />
            ),
          },
          {
            id: 'program',
            title: m.schedule.title,
            content: (
              <div className="flex flex-col gap-3">
                <Way
                  to="/setari/program"
                  icon={<CalendarClock aria-hidden />}
                  title={m.schedule.link}
                  hint={m.schedule.linkHint}
                />
                <Way
                  to="/setari/programari-online"
                  icon={<CalendarCheck aria-hidden />}
                  title={m.booking.link}
                  hint={m.booking.linkHint}
                />
              </div>
            ),
          },
          ...(maySeeMessages
            ? [
                {
                  id: 'mesaje',
                  title: m.send.settings.title,
                  content: (
                    <Way
                      to="/setari/mesaje"
                      icon={<Send aria-hidden />}
                      title={m.send.settings.link}
                      hint={m.send.settings.linkHint}
                    />
                  ),
                },
              ]
            : []),
        ]
      : []),
    ...(may('insert', 'invoice_series')
      ? [
          {
            id: 'serii',
            title: m.invoices.series.title,
            under: m.invoices.series.under,
            content: <SeriesBlock />,
          },
        ]
      : []),
    {
      id: 'abonament',
      title: me ? m.settings.account.title : m.settings.local.title,
      content: me ? <AccountBlock me={me} shop={shop} /> : <NoAccount />,
    },
    ...(me
      ? [
          {
            id: 'securitate',
            title: m.security.title,
            content: (
              <Way
                to="/setari/securitate"
                icon={<ShieldCheck aria-hidden />}
                title={m.security.title}
                hint={m.security.hint}
              />
            ),
          },
        ]
      : []),
    {
      id: 'plan',
      title: m.plans.page.title,
      content: (
        <Way
          to={UPGRADE_PATH}
          icon={<CreditCard aria-hidden />}
          title={m.plans.page.link}
          hint={m.plans.page.linkHint}
        />
      ),
    },
    {
      id: 'ajutor',
      title: m.plans.help.title,
      content: (
        <Way
          to="/ajutor"
          icon={<LifeBuoy aria-hidden />}
          title={m.plans.help.link}
          hint={m.plans.help.under}
        />
      ),
    },
    { id: 'copie', title: m.backup.title, content: <BackupBlock /> },
    {
      id: 'preferinte',
      title: m.settings.preferences.title,
      content: (
        <Way
          to={PREFERENCES_PAGE}
          icon={<SlidersHorizontal aria-hidden />}
          title={m.settings.preferences.title}
          hint={m.settings.preferences.hint}
        />
      ),
    },
    ...(me && mayAudit
      ? [
          {
            id: 'jurnal',
            title: m.audit.title,
            content: (
              <Way
                to="/setari/jurnal"
                icon={<ScrollText aria-hidden />}
                title={m.audit.title}
                hint={m.audit.hint}
              />
            ),
          },
        ]
      : []),
    ...(me && may('patch', 'privacy_settings')
      ? [
          {
            id: 'confidentialitate',
            title: m.settings.privacy.title,
            content: (
              <Way
                to="/setari/confidentialitate"
                icon={<EyeOff aria-hidden />}
                title={m.settings.privacy.link}
                hint={m.settings.privacy.under}
              />
            ),
          },
        ]
      : []),
    ...(mayExport
      ? [
          {
            id: 'export',
            title: m.exporting.title,
            content: (
              <Way
                to="/setari/export"
                icon={<Database aria-hidden />}
                title={m.exporting.link}
                hint={m.exporting.under}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <Page wide className="max-w-6xl">
      <PageHeader title={m.settings.title} under={m.settings.under} className="pb-2" />
      <PageIndex label={m.settings.index} parts={blocks} />
      <div className="flex flex-col gap-6 pb-6">
        {blocks.map(({ content, ...block }) => (
          <PaperSection key={block.id} roomy {...block}>
            {content}
          </PaperSection>
        ))}
      </div>
    </Page>
  )
}
