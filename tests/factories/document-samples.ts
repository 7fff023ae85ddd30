import { devizView } from '#domain/documents/deviz.ts'
import { intakeFormView } from '#domain/documents/intake-form.ts'
import { invoiceView } from '#domain/documents/invoice.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { warrantyView } from '#domain/documents/warranty.ts'
import {
  anInvoiceDocumentInput,
  anInvoiceLine,
  anOrderDocumentInput,
  LONG_SELLER,
  someLines,
} from './documents.ts'

/** Every document with one line, sixty, the longest names, a logo, no TVA, in euro. `logo` is a data URL of a picture. */
export const documentSamples = (logo: string): Record<string, DocumentView> => {
  const branded = {
    logo,
    culoare: '#0b3b94',
    subsol: 'Vă mulțumim că ne-ați ales.\nProgram: luni–vineri 8–18, sâmbătă 9–13.',
    garantie_manopera_luni: 6,
    garantie_piese_luni: 24,
    garantie_km: 20_000,
  }
  const invoiceLinesOf = (count: number, long = false) =>
    someLines(count, long).map((line, index) =>
      anInvoiceLine(
        {
          tip: line.tip === 'manopera' ? 'manopera' : 'material',
          descriere: line.descriere ?? '',
          um: line.tip === 'manopera' ? 'ore' : (line.um ?? ''),
          cantitate: (line.tip === 'manopera' ? line.ore : line.cantitate) ?? 0,
          pret_unitar: (line.tip === 'manopera' ? line.pret_ora : line.pret_unitar) ?? 0,
        },
        index,
      ),
    )

  return {
    'deviz-1': devizView(anOrderDocumentInput({ lines: 1 })),
    'deviz-60-logo': devizView({
      ...anOrderDocumentInput({ lines: 60, settings: branded }),
      checkAddress: `https://roaauto.romfast.ro/v/${'aZ09_-'.repeat(9)}`,
    }),
    'deviz-long': devizView(anOrderDocumentInput({ lines: 8, long: true, settings: branded })),
    'deviz-neplatitor': devizView(
      anOrderDocumentInput({ lines: 5, payer: false, order: { status: 'DRAFT' } }),
    ),
    'comanda-1': intakeFormView(anOrderDocumentInput({ lines: 1 })),
    'comanda-poze': intakeFormView({
      ...anOrderDocumentInput({ lines: 3 }),
      photos: Array.from({ length: 7 }, (_, index) => ({
        url: logo,
        caption: index % 2 === 0 ? 'Aripă dreapta față zgâriată, în dreptul farului' : '',
        taken_at: '2026-11-21T08:00:00.000Z',
      })),
    }),
    'comanda-goala': intakeFormView(
      anOrderDocumentInput({
        lines: 0,
        order: {
          nr_comanda: null,
          solicitare: '',
          combustibil: null,
          avarii: '',
          stare_vehicul: '',
          accesorii: '',
          alte_obiecte: '',
          termen_executie: '',
          imobilizare: '',
          piese_inlocuite: 'nespecificat',
          observatii: '',
        },
      }),
    ),
    'comanda-60-logo': intakeFormView(anOrderDocumentInput({ lines: 60, settings: branded })),
    'comanda-long': intakeFormView(anOrderDocumentInput({ lines: 8, long: true, settings: branded })),
    'garantie-1': warrantyView(anOrderDocumentInput({ lines: 1 })),
    'garantie-60-logo': warrantyView(anOrderDocumentInput({ lines: 60, settings: branded })),
    'garantie-long': warrantyView(anOrderDocumentInput({ lines: 8, long: true, settings: branded })),
    'factura-2': invoiceView(anInvoiceDocumentInput({ payments: [{ suma: 20_000, metoda: 'card' }] })),
    'factura-60-logo': invoiceView(anInvoiceDocumentInput({ lines: invoiceLinesOf(60), settings: branded })),
    'factura-long': invoiceView(
      anInvoiceDocumentInput({
        lines: invoiceLinesOf(8, true),
        seller: LONG_SELLER,
        settings: branded,
        invoice: {
          client_nume:
            'Întreprinderea de Transporturi Auto și Expediții Internaționale „Țăndărei-Fetești” SRL',
          mentiuni: 'Livrare la sediul clientului, cu proces-verbal de predare-primire.',
        },
      }),
    ),
    'factura-neplatitor': invoiceView(
      anInvoiceDocumentInput({
        lines: invoiceLinesOf(3).map((line) => ({ ...line, categorie_tva: 'O', cota_tva: 0 })),
        invoice: {
          regim_tva: 'neplatitor',
          client_tip: 'persoana',
          client_nume: 'Ștefan Țăranu',
          client_cod_fiscal: '',
        },
      }),
    ),
    'factura-eur-incasare': invoiceView(
      anInvoiceDocumentInput({
        invoice: { moneda: 'EUR', curs: 49_765, tva_lei: 54_321, regim_tva: 'la_incasare' },
        payments: [{ suma: 1_000, metoda: 'transfer' }],
      }),
    ),
    'factura-cote': invoiceView(
      anInvoiceDocumentInput({
        lines: invoiceLinesOf(4).map((line, index) => (index === 3 ? { ...line, cota_tva: 1100 } : line)),
      }),
    ),
    storno: invoiceView(
      anInvoiceDocumentInput({
        lines: invoiceLinesOf(2).map((line) =>
          anInvoiceLine({ ...line, cantitate: -line.cantitate }, line.ordine),
        ),
        invoice: { tip: 'storno', nr_factura: 413 },
        original: { serie_factura: 'DOB', nr_factura: 412, data_factura: '2026-11-20' },
      }),
    ),
  }
}
