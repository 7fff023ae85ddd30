import Plus from 'lucide-react/icons/plus'
import Users from 'lucide-react/icons/users'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { m } from '#web/i18n/messages.ts'
import { ListPage } from '#web/listing/list-page.tsx'
import { ListRows } from '#web/listing/list-rows.tsx'
import { useQuery } from '#web/listing/use-query.ts'
import { OnlyDoubles } from '#web/merging/only-doubles.tsx'
import { useNavigate } from '#web/routing/hooks.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { CONTACT_LOOK } from './list/contact-look.tsx'
import { CONTACT_QUERY, EVERYTHING } from './list/contact-query.ts'
import { ContactTools } from './list/contact-tools.tsx'
import { useContactList } from './list/use-contact-list.ts'
import { useContactRows } from './list/use-contact-rows.ts'

const ContactForm = lazy(async () => ({ default: (await import('./contact-form.tsx')).ContactForm }))

/** `/clienti`: all clients, searched as a person types. */
export const Component = () => {
  const text = m.contacts
  const navigate = useNavigate()
  const may = useMay()
  const mayAdd = may('insert', 'contacts')
  const [query, change] = useQuery(CONTACT_QUERY)
  const { doubled, ...found } = useContactList(useDeferredValue(query))
  /** What the form of a new client begins with; null while it is closed. */
  const [adding, setAdding] = useState<string | null>(null)
  const today = useToday()
  const facts = useMemo(() => ({ today }), [today])
  const asked = query.text.trim()
  return (
    <>
      <ListPage
        title={text.title}
        under={
          found.total === undefined
            ? undefined
            : asked === ''
              ? text.count(found.total)
              : text.found(found.ids?.length ?? 0)
        }
        actions={
          <>
            <ContactTools />
            {mayAdd && (
              <Button icon={<Plus aria-hidden />} onClick={() => setAdding('')}>
                {text.add}
              </Button>
            )}
          </>
        }
        found={found}
        search={{ label: text.search, value: query.text, onChange: (typed) => change({ text: typed }) }}
        count={text.found}
        views={
          <OnlyDoubles
            label={text.doubles}
            count={doubled}
            value={query.only}
            onChange={(only) => change({ only })}
          />
        }
        nothingYet={{
          icon: <Users />,
          title: text.empty.title,
          text: text.empty.text,
          action: may('insert', 'orders') && (
            <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
              {text.empty.action}
            </ButtonLink>
          ),
        }}
        nothingFound={{
          title: text.nothing.title,
          text: text.nothing.text,
          action: asked !== '' && mayAdd && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setAdding(asked)}>
              {text.nothing.create(asked)}
            </Button>
          ),
          clear: text.nothing.clear,
          onClear: () => change(EVERYTHING),
        }}
      >
        {(ids) => <ListRows look={CONTACT_LOOK} ids={ids} facts={facts} useRows={useContactRows} />}
      </ListPage>
      {adding !== null && (
        <Suspense>
          <ContactForm
            name={adding}
            onClose={() => setAdding(null)}
            onSaved={(id) => {
              setAdding(null)
              toast(text.added)
              navigate(CONTACT_LOOK.href(id))
            }}
          />
        </Suspense>
      )}
    </>
  )
}
