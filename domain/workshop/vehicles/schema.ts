import { normaliseCounty } from '#domain/romania/counties.ts'
import { normaliseCountry } from '#domain/romania/countries.ts'
import { normaliseVin } from '#domain/romania/vin.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  email,
  flag,
  notes,
  number,
  orNull,
  phone,
  plate,
  ref,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { DESK, OFFICE } from '#domain/team/roles.ts'

/**
 * A car and its owner. Plate, phone and VIN are stored in their standard forms (`#domain/romania`). A duplicate car is
 * merged: its row names the first car in `merged_into`, is hidden, and keeps the rows that refer to it.
 */
export const vehicles = defineCollection({
  name: 'vehicles',
  columns: {
    /** The client; the `client_*` columns say what stands in the papers of this car. */
    contact_id: orNull(ref('contacts')),
    client_nume: text(200),
    client_telefon: phone(),
    client_email: email(),
    client_cod_fiscal: text(20),
    client_adresa: notes(300),
    client_localitate: text(100),
    /** Code of the county, as on plates; '' where unknown. */
    client_judet: standardText(2, normaliseCounty),
    client_cod_postal: text(20),
    /** ISO 3166-1; a client abroad has no county. */
    client_tara: standardText(2, normaliseCountry, { initial: 'RO' }),
    client_reg_com: text(40),
    /** 1 when the client, a company, is registered for TVA. */
    client_platitor_tva: flag(0),
    nr_inmatriculare: plate(),
    marca_id: orNull(ref('catalog_marci')),
    model_id: orNull(ref('catalog_modele')),
    an_fabricatie: orNull(number(1900, 2100)),
    serie_sasiu: standardText(30, normaliseVin, { kind: 'vin' }),
    tip_motor_id: orNull(ref('catalog_tipuri_motoare')),
    merged_into: orNull(ref('vehicles')),
  },
  rights: { insert: DESK, patch: DESK, delete: OFFICE },
  lookups: ['contact_id'],
})
export type Vehicle = RowOf<typeof vehicles>
