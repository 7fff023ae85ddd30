import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  count,
  derived,
  flag,
  instant,
  json,
  notes,
  oneOf,
  orNull,
  phone,
  plate,
  position,
  price,
  quarterInstant,
  quarters,
  ref,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY, OFFICE, WORKSHOP } from '#domain/team/roles.ts'
import { APPOINTMENT_STATUSES } from './transitions.ts'

/**
 * The calendar has two kinds of lane: the bays, and the mechanics (`mecanici`). What occupies a lane is the appointments
 * themselves: no second rows say it, and the rules refuse one that overlaps (`rules.ts`).
 */

/** Minutes of a day. */
const DAY_MINUTES = 1440

/** Bays (posturi): the places of the shop where a car is worked on. */
export const bays = defineCollection({
  name: 'bays',
  columns: {
    nume: text(80, { required: true }),
    position: position(),
    activ: flag(1),
    /** 1: clients who book by themselves may get it. */
    bookable: flag(1),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  visibility: { client: 'all' },
  lookups: ['tenant_id'],
  sharesId: true,
})
export type Bay = RowOf<typeof bays>

/** Which lanes a service takes. */
export const SERVICE_NEEDS = ['bay', 'mechanic', 'both'] as const
export type ServiceNeeds = (typeof SERVICE_NEEDS)[number]

/** Most characters of a list of bays. */
const BAY_LIST = 2_000

/** What can be booked. */
export const services = defineCollection({
  name: 'services',
  columns: {
    nume: text(120, { required: true }),
    minutes: quarters(15, DAY_MINUTES, { initial: 60 }),
    /** Its length in the season (`calendar_settings`); null: as always. */
    season_minutes: orNull(quarters(15, DAY_MINUTES)),
    /** Minutes after it in which its lanes stay free. */
    buffer_minute: quarters(0, 240),
    needs: oneOf(SERVICE_NEEDS, { initial: 'bay' }),
    /** A list of ids of the bays that can do it (`baysOf`); '' and an empty list: all. */
    bays: json(v.array(v.pipe(v.string(), v.regex(UUID))), BAY_LIST),
    /** Bani with TVA, as clients read it; null says nothing. */
    price_from: orNull(price()),
    activ: flag(1),
    /** 1: clients may book it by themselves. */
    bookable: flag(1),
    position: position(),
    /** The package whose lines the order gets when the car arrives. */
    package_id: orNull(ref('packages')),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  visibility: { client: 'all' },
  sharesId: true,
})
export type Service = RowOf<typeof services>

/** Who made an appointment: the desk, or a client on the page for bookings. */
export const APPOINTMENT_SOURCES = ['desk', 'booking'] as const

const BY_DESK = { insert: DESK, patch: DESK }
/** What a client says when he books. */
const SAID = { insert: [...DESK, 'client'], patch: DESK } as const

/**
 * Appointments (programări). From `data_ora` on, for `durata_minute` and the buffer after it, an appointment takes its
 * lanes while it holds (`holds`): no two living ones that hold share a moment of a lane. A client, whose capability is the
 * appointment, asks for a service and a time, and the commit finds the lanes.
 */
export const appointments = defineCollection({
  name: 'appointments',
  columns: {
    vehicle_id: orNull(ref('vehicles')),
    contact_id: orNull(ref('contacts')),
    /** As it was typed where the car is not known yet. */
    nr_auto: plate(),
    client_nume: text(200),
    client_telefon: phone(),
    /** The client's own words. */
    cerere: notes(1000),
    /** The shop's notes. */
    observatii: notes(2000),
    service_id: orNull(ref('services')),
    bay_id: orNull(ref('bays')),
    mechanic_id: orNull(ref('mecanici')),
    data_ora: quarterInstant(),
    durata_minute: quarters(15, DAY_MINUTES, { initial: 60 }),
    buffer_minute: quarters(0, 240),
    status: oneOf(APPOINTMENT_STATUSES, { initial: 'PROGRAMAT' }),
    order_id: orNull(ref('orders')),
    /** Why it was cancelled or refused, in a few words; the client of a request reads it. */
    cancel_reason: text(200),
    /** 1: the client has proved by a code that the phone is his. */
    phone_verified: flag(0),
    /**
     * The version of the words by which the client agreed to reminders as he entered the code (`consent-texts.ts`); '': he
     * did not.
     */
    agreed_text: text(40),
    /** How often a code was asked for: each time sends one. */
    codes: count(0, 100),
    source: derived(oneOf(APPOINTMENT_SOURCES, { initial: 'desk' })),
    /**
     * Until when a request keeps its lanes: the client's code within minutes, then the shop's answer; null for one that
     * needs neither. After it the lanes are free, whether or not the job that ends the request has run.
     */
    hold_until: derived(orNull(instant())),
    /** When the car is done, without the buffer. */
    ends_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    /** The day in Romania, by which the rules find what overlaps: nothing goes over midnight. */
    day: derived(text(10, { kind: 'opaque' })),
    /** Its mechanic: he sees it (S12.1). */
    visible_to: derived(text(36, { kind: 'opaque' })),
  },
  rights: { insert: [...DESK, 'client'], patch: [...WORKSHOP, 'client'], delete: DESK },
  writers: {
    vehicle_id: BY_DESK,
    contact_id: BY_DESK,
    nr_auto: SAID,
    client_nume: SAID,
    client_telefon: SAID,
    cerere: SAID,
    observatii: BY_DESK,
    service_id: SAID,
    bay_id: BY_DESK,
    mechanic_id: BY_DESK,
    data_ora: { insert: [...DESK, 'client'], patch: [...DESK, 'client'] },
    durata_minute: BY_DESK,
    buffer_minute: BY_DESK,
    status: { insert: DESK, patch: [...WORKSHOP, 'client'] },
    order_id: BY_DESK,
    cancel_reason: BY_DESK,
    phone_verified: { insert: NOBODY, patch: ['client'] },
    agreed_text: { insert: NOBODY, patch: ['client'] },
    codes: { insert: NOBODY, patch: ['client'] },
  },
  visibility: { mechanic: 'own mechanic', client: 'own capability' },
  lookups: ['day', 'contact_id'],
})
export type Appointment = RowOf<typeof appointments>
