import Bell from 'lucide-react/icons/bell'
import Send from 'lucide-react/icons/send'
import { useData, useLive, useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { m } from '#web/i18n/messages.ts'
import { choiceParam } from '#web/listing/query.ts'
import { useAddress } from '#web/listing/use-address.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { type ReminderEntry, readShopReminders } from './read.ts'
import { ReminderList } from './reminder-list.tsx'
import { ReminderRules } from './reminder-rules.tsx'

const VIEWS = ['open', 'later', 'done'] as const
type View = (typeof VIEWS)[number]

const QUERY = { view: choiceParam('arata', VIEWS, 'open') }

const inView = ({ due: { state } }: ReminderEntry, view: View): boolean =>
  view === 'open' ? state === 'late' || state === 'soon' : state === view

/** `/scadente`: whom to call today about an inspection, an insurance, an oil change. */
export const Component = () => {
  const text = m.reminders
  const { writer } = useData()
  const may = useMay()
  const today = useToday()
  const [{ view }, change] = useAddress(QUERY)
  const found = useLive((db) => readShopReminders(db, writer.actor.tenantId, today), [today])
  const countOf = (one: View) => found?.entries.filter((entry) => inView(entry, one)).length ?? 0
  const shown = found?.entries.filter((entry) => inView(entry, view)) ?? []
  const late = shown.filter(({ due }) => due.state === 'late')
  const others = shown.filter(({ due }) => due.state !== 'late')
  return (
    <Page className="max-w-4xl">
      <PageHeader
        title={text.title}
        under={text.under}
        actions={
          may('insert', 'messages') && (
            <ButtonLink to="/scadente/mesaje" icon={<Send aria-hidden />}>
              {m.send.batch.action}
            </ButtonLink>
          )
        }
      />
      {found && found.entries.length === 0 ? (
        <EmptyState
          icon={<Bell />}
          title={text.empty.title}
          action={<ButtonLink to="/vehicule">{text.empty.action}</ButtonLink>}
        >
          {text.empty.text}
        </EmptyState>
      ) : (
        found && (
          <>
            <Segmented
              label={text.show}
              value={view}
              onChange={(next) => change({ view: next }, { replace: true })}
              segments={VIEWS.map((value) => ({
                value,
                label: text.views[value],
                count: countOf(value),
              }))}
              className="mb-5"
            />
            {shown.length === 0 && <p className="py-6 text-ink-2">{text.nothing[view]}</p>}
            {[late, others].map(
              (entries, index) =>
                entries.length > 0 && (
                  <section key={index === 0 ? 'late' : 'others'} className="mb-6">
                    <h2 className="mb-2 engraved text-ink-3">
                      {index === 0 ? text.states.late : text.states[view === 'open' ? 'soon' : view]}
                    </h2>
                    <Paper className="-mx-4 desk:mx-0">
                      <ReminderList
                        entries={entries}
                        shop={found.shop}
                        today={today}
                        label={index === 0 ? text.states.late : text.views[view]}
                      />
                    </Paper>
                  </section>
                ),
            )}
          </>
        )
      )}
      {found && <ReminderRules shop={found.shop} />}
    </Page>
  )
}
