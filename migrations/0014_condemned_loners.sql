PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_invoices` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text,
	`tip` text DEFAULT 'factura' NOT NULL,
	`storno_of` text,
	`storno_integral` integer DEFAULT 0 NOT NULL,
	`serie_id` text,
	`serie_factura` text DEFAULT '' NOT NULL,
	`nr_factura` integer DEFAULT 0 NOT NULL,
	`dispozitiv_id` text DEFAULT '' NOT NULL,
	`data_factura` text NOT NULL,
	`data_livrare` text,
	`data_scadenta` text,
	`modalitate_plata` text DEFAULT 'nestabilita' NOT NULL,
	`moneda` text DEFAULT 'RON' NOT NULL,
	`curs` integer,
	`client_tip` text DEFAULT 'persoana' NOT NULL,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_cod_fiscal` text DEFAULT '' NOT NULL,
	`client_platitor_tva` integer DEFAULT 0 NOT NULL,
	`client_reg_com` text DEFAULT '' NOT NULL,
	`client_adresa` text DEFAULT '' NOT NULL,
	`client_localitate` text DEFAULT '' NOT NULL,
	`client_judet` text DEFAULT '' NOT NULL,
	`client_tara` text DEFAULT 'RO' NOT NULL,
	`client_cod_postal` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`client_email` text DEFAULT '' NOT NULL,
	`nr_auto` text DEFAULT '' NOT NULL,
	`marca_model` text DEFAULT '' NOT NULL,
	`km_intrare` integer,
	`mentiuni` text DEFAULT '' NOT NULL,
	`furnizor` text DEFAULT '' NOT NULL,
	`regim_tva` text DEFAULT 'platitor' NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`total_linii` integer DEFAULT 0 NOT NULL,
	`total_fara_tva` integer DEFAULT 0 NOT NULL,
	`tva` integer DEFAULT 0 NOT NULL,
	`total_general` integer DEFAULT 0 NOT NULL,
	`tva_lei` integer DEFAULT 0 NOT NULL,
	`tva_pe_cote` text DEFAULT '' NOT NULL,
	`incasat` integer DEFAULT 0 NOT NULL,
	`stornat` integer DEFAULT 0 NOT NULL,
	`rest` integer DEFAULT 0 NOT NULL,
	`created_by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_invoices`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "tip", "storno_of", "storno_integral", "serie_id", "serie_factura", "nr_factura", "dispozitiv_id", "data_factura", "data_livrare", "data_scadenta", "modalitate_plata", "moneda", "curs", "client_tip", "client_nume", "client_cod_fiscal", "client_platitor_tva", "client_reg_com", "client_adresa", "client_localitate", "client_judet", "client_tara", "client_cod_postal", "client_telefon", "client_email", "nr_auto", "marca_model", "km_intrare", "mentiuni", "furnizor", "regim_tva", "discount", "total_linii", "total_fara_tva", "tva", "total_general", "tva_lei", "tva_pe_cote", "incasat", "stornat", "rest", "created_by") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "tip", "storno_of", "storno_integral", "serie_id", "serie_factura", "nr_factura", "dispozitiv_id", "data_factura", "data_livrare", "data_scadenta", "modalitate_plata", "moneda", "curs", "client_tip", "client_nume", "client_cod_fiscal", "client_platitor_tva", "client_reg_com", "client_adresa", "client_localitate", "client_judet", "client_tara", "client_cod_postal", "client_telefon", "client_email", "nr_auto", "marca_model", "km_intrare", "mentiuni", "furnizor", "regim_tva", "discount", "total_linii", "total_fara_tva", "tva", "total_general", "tva_lei", "tva_pe_cote", "incasat", "stornat", "rest", "created_by" FROM `invoices`;--> statement-breakpoint
DROP TABLE `invoices`;--> statement-breakpoint
ALTER TABLE `__new_invoices` RENAME TO `invoices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_rev` ON `invoices` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `invoices_deleted` ON `invoices` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_order_id` ON `invoices` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `invoices_storno_of` ON `invoices` (`tenant_id`,`storno_of`);