import Plus from 'lucide-react/icons/plus'
import { isPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { AppointmentsOf } from '#web/appointments/appointments-of.tsx'
import { readAppointmentsOfCar } from '#web/appointments/read.ts'
import { useLive, useMay, useRow } from '#web/data/hooks.ts'
import { readOrdersOfCar } from '#web/data/workshop/cars.ts'
import { VehicleReminders } from '#web/features/reminders/vehicle-reminders.tsx'
import { MessagesOf } from '#web/features/send/state/messages-of.tsx'
import { VehicleDoubles } from '#web/features/vehicles/merge/vehicle-doubles.tsx'
import { Kilometres } from '#web/features/vehicles/page/kilometres.tsx'
import { VehicleClient } from '#web/features/vehicles/page/vehicle-client.tsx'
import { CarFields } from '#web/features/vehicles/page/vehicle-fields.tsx'
import { VehicleFollowUps } from '#web/features/vehicles/page/vehicle-follow-ups.tsx'
import { VehicleMenu } from '#web/features/vehicles/page/vehicle-menu.tsx'
import { m } from '#web/i18n/messages.ts'
import { OrderHistory } from '#web/listing/order-history.tsx'
import { useParams } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { ReplacedHere } from '#web/syncing/replaced/replaced-here.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { CallLink } from '#web/ui/call-link.tsx'
import { ClientLink } from '#web/ui/client-link.tsx'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { useLateHeadingFocus } from '#web/ui/use-late-heading-focus.ts'

const useCarName = (vehicle: Vehicle): string | undefined =>
  useLive(
    async (db) => {
      const make = vehicle.marca_id ? await db.rows('catalog_marci').get(vehicle.marca_id) : undefined
      const model = vehicle.model_id ? await db.rows('catalog_modele').get(vehicle.model_id) : undefined
      return [make?.denumire ?? m.vehiclesPage.unknownCar, model?.denumire, vehicle.an_fabricatie]
        .filter(Boolean)
        .join(' ')
    },
    [vehicle.marca_id, vehicle.model_id, vehicle.an_fabricatie],
  )

/** The owner of the car, with links to his page and to call. */
const Owner = ({ vehicle }: { vehicle: Vehicle }) => {
  const { client_nume: name, client_telefon: phone, contact_id } = vehicle
  return (
    <span className="mt-1.5 flex flex-wrap items-center gap-x-1 text-md">
      <span className="min-w-0 wrap-anywhere">
        <ClientLink contactId={contact_id} name={name || m.vehiclesPage.unknownClient} />
      </span>
      {isPhone(phone) && <CallLink phone={phone} />}
    </span>
  )
}

const CarPage = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage.one
  const name = useCarName(vehicle)
  const may = useMay()
  useLateHeadingFocus()
  const plate = formatPlate(vehicle.nr_inmatriculare)
  return (
    <Page wide className="max-w-6xl">
      <title>{`${plate || text.untitled} · ${m.shell.product}`}</title>
      <PageHeader
        back={{ to: '/vehicule', label: m.vehiclesPage.title }}
        className="[&>div:last-child]:w-full desk:[&>div:last-child]:w-auto"
        title={
          <span className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <Plate plate={vehicle.nr_inmatriculare} size="l" />
            <span className="min-w-0 text-xl wrap-anywhere desk:text-2xl">{name ?? '\u00a0'}</span>
          </span>
        }
        under={<Owner vehicle={vehicle} />}
        actions={
          <>
            {may('insert', 'orders') && (
              <ButtonLink
                to={`/comenzi/noua?vehicul=${vehicle.id}`}
                variant="primary"
                size="l"
                icon={<Plus aria-hidden />}
                aria-label={text.newOrder}
                className="min-w-0 grow"
              >
                {/* A phone has no room for the whole text beside the menu. */}
                <span className="desk:hidden">{m.shell.newOrder}</span>
                <span className="max-desk:hidden">{text.newOrder}</span>
              </ButtonLink>
            )}
            <VehicleMenu vehicle={vehicle} />
          </>
        }
      />
      <ReplacedHere vehicleId={vehicle.id} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <VehicleDoubles vehicle={vehicle} />
          <VehicleFollowUps vehicleId={vehicle.id} />
          <Kilometres vehicleId={vehicle.id} />
          <OrderHistory of={vehicle.id} read={readOrdersOfCar} empty={text.historyEmpty} />
          <MessagesOf column="vehicle_id" id={vehicle.id} framed className="mt-6" />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <AppointmentsOf
            of={vehicle.id}
            read={readAppointmentsOfCar}
            initial={{ vehicle_id: vehicle.id }}
            empty={m.appointments.noneOfCar}
            withoutPlate
          />
          <VehicleReminders vehicleId={vehicle.id} />
          <Paper ruled>
            <section className="px-4 pt-3 pb-6 desk:px-8" aria-labelledby="car">
              <h2 id="car" className="mb-4 border-b border-ink pb-1.5 engraved text-ink-2">
                {text.car}
              </h2>
              <CarFields vehicle={vehicle} />
            </section>
          </Paper>
          <Paper>
            <section className="px-4 pt-5 pb-6 desk:px-8" aria-labelledby="client">
              <h2 id="client" className="mb-4 border-b border-ink pb-1.5 engraved text-ink-2">
                {text.client}
              </h2>
              <VehicleClient vehicle={vehicle} />
            </section>
          </Paper>
        </div>
      </div>
    </Page>
  )
}

/** `/vehicule/:id`: the car, its owner and everything that was done to it. */
export const Component = () => {
  const { id } = useParams()
  const vehicle = useRow('vehicles', id ?? null)
  if (vehicle === undefined) return null
  // Another car is another page: text typed for one must not land on another.
  if (vehicle?.merged_into) return <Navigate to={`/vehicule/${vehicle.merged_into}`} replace />
  return vehicle ? (
    <CarPage key={vehicle.id} vehicle={vehicle} />
  ) : (
    <MissingPage
      title={m.vehiclesPage.one.missing}
      text={m.vehiclesPage.one.missingText}
      back={{ to: '/vehicule', label: m.vehiclesPage.one.back }}
    />
  )
}
