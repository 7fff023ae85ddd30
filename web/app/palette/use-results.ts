import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useData } from '#web/data/hooks.ts'
import { type ContactEntry, useContactIndex } from '#web/data/workshop/contact-index.ts'
import { useVehicleIndex, type VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { type ListedOrder, orderIndexOf } from '#web/features/orders/list/order-index.ts'
import type { PaletteCommand } from './commands.ts'
import { findCommands, findSomeOrders } from './find.ts'

const SOME = { vehicles: 5, orders: 6, clients: 3 }

/** One result, and where it leads or what it does. */
export type Result =
  | { kind: 'command'; key: string; command: PaletteCommand }
  | { kind: 'vehicle'; key: string; to: string; vehicle: VehicleEntry }
  | { kind: 'order'; key: string; to: string; order: ListedOrder }
  | { kind: 'client'; key: string; to: string; client: ContactEntry }

/** The results under one heading; `m.palette.groups[name]`. */
export type Group = { name: 'commands' | 'vehicles' | 'orders' | 'clients'; key: string; results: Result[] }

const ofCommands = (key: string, commands: readonly PaletteCommand[]): Group => ({
  name: 'commands',
  key,
  results: commands.map((command) => ({ kind: 'command', key: `${key}/${command.key}`, command })),
})

/** Searches as a person types. `isWhole` once all cars, clients and orders of the shop have been searched. */
export const useResults = (typed: string, commands: readonly PaletteCommand[]) => {
  const { db } = useData()
  const query = useDeferredValue(typed.trim())
  const cars = useVehicleIndex()
  const contacts = useContactIndex()
  const index = orderIndexOf(db)
  const orders = useSyncExternalStore(index.subscribe, index.get)

  const found = useMemo(
    () => (query === '' ? [] : findSomeOrders(orders.entries.values(), query, SOME.orders)),
    [orders, query],
  )

  const groups = useMemo((): Group[] => {
    if (query === '') return [ofCommands('all', commands)]
    const { first, others } = findCommands(commands, query)
    const vehicles = cars.search(query, SOME.vehicles)
    const clients = contacts.search(query, SOME.clients)
    return [
      ofCommands('first', first),
      {
        name: 'vehicles',
        key: 'vehicles',
        results: vehicles.map((vehicle) => ({
          kind: 'vehicle',
          key: vehicle.id,
          to: `/vehicule/${vehicle.id}`,
          vehicle,
        })),
      },
      {
        name: 'orders',
        key: 'orders',
        results: found.map((order) => ({
          kind: 'order',
          key: order.id,
          to: `/comenzi/${order.id}`,
          order,
        })),
      },
      {
        name: 'clients',
        key: 'clients',
        results: clients.map((client) => ({
          kind: 'client',
          key: client.id,
          to: `/clienti/${client.id}`,
          client,
        })),
      },
      ofCommands('others', others),
    ].filter(({ results }) => results.length > 0) as Group[]
  }, [commands, query, cars, contacts, found])

  return { groups, query, isWhole: cars.ready && contacts.ready && orders.ready }
}
