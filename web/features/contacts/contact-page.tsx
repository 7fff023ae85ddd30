import Building from 'lucide-react/icons/building-2'
import Mail from 'lucide-react/icons/mail'
import MessageCircle from 'lucide-react/icons/message-circle'
import Plus from 'lucide-react/icons/plus'
import User from 'lucide-react/icons/user'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { AppointmentsOf } from '#web/appointments/appointments-of.tsx'
import { readAppointmentsOfContact } from '#web/appointments/read.ts'
import { useMay, useRow, useVisibility } from '#web/data/hooks.ts'
import { readOrdersOfContact } from '#web/data/workshop/contacts.ts'
import { MessagesOf } from '#web/features/send/state/messages-of.tsx'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { OrderHistory } from '#web/listing/order-history.tsx'
import { useNavigate, useParams } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { CallLink } from '#web/ui/call-link.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { useLateHeadingFocus } from '#web/ui/use-late-heading-focus.ts'
import { Warning } from '#web/ui/warning.tsx'
import { whatsAppLink } from '#web/ui/whatsapp-link.ts'
import { ContactDoubles } from './merge/contact-doubles.tsx'
import { ContactCars } from './page/contact-cars.tsx'
import { ContactConsents } from './page/contact-consents.tsx'
import { ContactData } from './page/contact-data.tsx'
import { ContactFacts } from './page/contact-facts.tsx'
import { ContactInvoices } from './page/contact-invoices.tsx'
import { ContactMenu } from './page/contact-menu.tsx'
import { type ContactWork, useContactWork } from './page/use-contact-work.ts'

const LINK =
  'inline-flex min-h-11 min-w-0 items-center gap-2 rounded-control px-2.5 font-medium text-accent-text hover:bg-hover'

/** How a client is reached: a call, WhatsApp, an e-mail. */
const Reach = ({ contact: { name, phone, email } }: { contact: Contact }) => (
  <span className="mt-1 -ml-2.5 flex flex-wrap items-center gap-x-1 text-md">
    {isPhone(phone) && <CallLink phone={phone} />}
    {isPhone(phone) && (
      <a
        href={whatsAppLink(phone, '')}
        target="_blank"
        rel="noreferrer"
        aria-label={m.contacts.one.write(name)}
        className={LINK}
      >
        <MessageCircle className="size-4.5" aria-hidden />
        WhatsApp
      </a>
    )}
    {email !== '' && (
      <a href={`mailto:${email}`} className={LINK}>
        <Mail className="size-4.5 shrink-0" aria-hidden />
        <span className="sr-only">{m.contacts.one.mail} </span>
        <span className="wrap-anywhere">{email}</span>
      </a>
    )}
  </span>
)

/** A new order for the client’s car; of several cars one is chosen first. */
const NewOrder = ({ cars }: { cars: readonly Vehicle[] }) => {
  const text = m.contacts.one
  const navigate = useNavigate()
  const look = {
    variant: 'primary',
    size: 'l',
    icon: <Plus aria-hidden />,
    'aria-label': text.newOrder,
    className: 'min-w-0 grow',
  } as const
  const addressOf = (id: string) => `/comenzi/noua?vehicul=${id}`
  const [car, another] = cars
  if (!another) {
    return (
      <ButtonLink to={car ? addressOf(car.id) : '/comenzi/noua'} {...look}>
        {m.shell.newOrder}
      </ButtonLink>
    )
  }
  return (
    <Menu
      trigger={<Button {...look}>{m.shell.newOrder}</Button>}
      actions={cars.map(({ id, nr_inmatriculare, serie_sasiu }) => ({
        label: formatPlate(nr_inmatriculare) || serie_sasiu || m.ui.noPlate,
        onSelect: () => navigate(addressOf(id)),
      }))}
    />
  )
}

/** A new appointment of a client begins with his car, where he has one alone. */
const startOf = ({ id }: Contact, { cars: [car, another] }: ContactWork) => ({
  contact_id: id,
  vehicle_id: car && !another ? car.id : null,
})

const ContactPage = ({ contact }: { contact: Contact }) => {
  const work = useContactWork(contact.id)
  return work && <WholePage contact={contact} work={work} />
}

const WholePage = ({ contact, work }: { contact: Contact; work: ContactWork }) => {
  const text = m.contacts.one
  const may = useMay()
  const seesInvoices = useVisibility('invoices') !== 'none'
  useLateHeadingFocus()
  const name = contact.name || formatPhone(contact.phone) || m.client.nameless
  const Icon = contact.kind === 'company' ? Building : User
  return (
    <Page wide className="max-w-6xl">
      <title>{`${name} · ${m.shell.product}`}</title>
      <PageHeader
        back={{ to: '/clienti', label: m.contacts.title }}
        className="[&>div:last-child]:w-full desk:[&>div:last-child]:w-auto"
        title={
          <span className="flex items-start gap-3">
            <Icon
              className="mt-[0.1em] size-7 shrink-0 text-ink-3"
              role="img"
              aria-label={m.contacts.kinds[contact.kind]}
            />
            <span className="min-w-0 wrap-anywhere">{name}</span>
          </span>
        }
        under={<Reach contact={contact} />}
        actions={
          <>
            {may('insert', 'orders') && <NewOrder cars={work.cars} />}
            <ContactMenu contact={contact} />
          </>
        }
      />
      {contact.erased_at !== null && (
        <Warning className="mb-4">
          {text.erased(formatDayOfYear(dayInRomania(Date.parse(contact.erased_at))))}
        </Warning>
      )}
      <ContactFacts work={work} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <ContactDoubles contact={contact} />
          <ContactCars contact={contact} work={work} />
          <div className="mb-6">
            <AppointmentsOf
              of={contact.id}
              read={readAppointmentsOfContact}
              initial={startOf(contact, work)}
              empty={m.appointments.noneOfContact}
            />
          </div>
          <OrderHistory
            of={contact.id}
            read={readOrdersOfContact}
            empty={text.ordersEmpty}
            withPlates={new Set(work.orders.map(({ nr_auto }) => nr_auto)).size > 1}
          />
          {seesInvoices && <ContactInvoices invoices={work.invoices} />}
          <MessagesOf column="contact_id" id={contact.id} framed className="mt-6" />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ContactData contact={contact} />
          <ContactConsents contact={contact} />
        </div>
      </div>
    </Page>
  )
}

/** `/clienti/:id`: a client, his cars, what was done for him, and what he agreed to. */
export const Component = () => {
  const { id } = useParams()
  const contact = useRow('contacts', id ?? null)
  if (contact === undefined) return null
  // Another client is another page: text typed for one must not land on another.
  if (contact?.merged_into) return <Navigate to={`/clienti/${contact.merged_into}`} replace />
  return contact ? (
    <ContactPage key={contact.id} contact={contact} />
  ) : (
    <MissingPage
      title={m.contacts.one.missing}
      text={m.contacts.one.missingText}
      back={{ to: '/clienti', label: m.contacts.one.back }}
    />
  )
}
