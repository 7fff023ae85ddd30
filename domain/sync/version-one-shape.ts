import type { Shape } from './shapes.ts'

/** Collections and columns as version 1 of the protocol knew them. Goes with the last device of that version. */
export const VERSION_ONE_SHAPE: Shape = {
  columns: {
    tenants: 'nume cui reg_com adresa telefon email iban banca platitor_tva plan trial_expires_at',
    catalog_marci: 'denumire activ',
    catalog_modele: 'marca_id denumire',
    catalog_ansamble: 'denumire',
    catalog_norme: 'cod denumire ore_normate ansamblu_id',
    catalog_preturi: 'denumire pret um',
    catalog_tipuri_deviz: 'denumire',
    catalog_tipuri_motoare: 'denumire',
    mecanici: 'user_id nume prenume activ',
    vehicles:
      'client_nume client_telefon client_email client_cod_fiscal client_adresa nr_inmatriculare marca_id model_id an_fabricatie serie_sasiu tip_motor_id',
    orders:
      'nr_comanda data_comanda vehicle_id tip_deviz_id status km_intrare observatii client_nume client_telefon nr_auto marca_denumire model_denumire total_manopera total_materiale total_fara_tva cota_tva tva total_general token_client created_by validated_at cancelled_at visible_to',
    order_lines:
      'order_id tip descriere norma_id ore pret_ora um cantitate pret_unitar total mecanic_id ordine visible_to',
    invoices:
      'order_id nr_factura serie_factura data_factura modalitate_plata client_nume client_cod_fiscal nr_auto total_fara_tva tva total_general',
    appointments: 'vehicle_id client_nume client_telefon data_ora durata_minute observatii status order_id',
  },
  renamed: {},
}
