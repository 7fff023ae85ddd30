CREATE TABLE `invoice_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`invoice_id` text NOT NULL,
	`order_line_id` text,
	`storno_line_id` text,
	`tip` text DEFAULT 'manopera' NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`categorie_tva` text DEFAULT 'S' NOT NULL,
	`cota_tva` integer DEFAULT 0 NOT NULL,
	`mecanic_id` text,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_rev` ON `invoice_lines` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `invoice_lines_invoice_id` ON `invoice_lines` (`tenant_id`,`invoice_id`);--> statement-breakpoint
CREATE INDEX `invoice_lines_storno_line_id` ON `invoice_lines` (`tenant_id`,`storno_line_id`);--> statement-breakpoint
CREATE TABLE `invoice_series` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`serie` text DEFAULT '' NOT NULL,
	`prim_numar` integer DEFAULT 1 NOT NULL,
	`ultimul_numar` integer DEFAULT 0 NOT NULL,
	`ultima_factura_id` text DEFAULT '' NOT NULL,
	`ultima_data` text,
	`dispozitiv_id` text DEFAULT '' NOT NULL,
	`dispozitiv_nume` text DEFAULT '' NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_series_rev` ON `invoice_series` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`invoice_id` text NOT NULL,
	`data` text NOT NULL,
	`suma` integer DEFAULT 0 NOT NULL,
	`metoda` text DEFAULT 'numerar' NOT NULL,
	`nota` text DEFAULT '' NOT NULL,
	`anuleaza_id` text,
	`created_by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_rev` ON `payments` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `payments_invoice_id` ON `payments` (`tenant_id`,`invoice_id`);--> statement-breakpoint
ALTER TABLE `invoices` ADD `tip` text DEFAULT 'factura' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `storno_of` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `storno_integral` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `serie_id` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `dispozitiv_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `data_livrare` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `data_scadenta` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `moneda` text DEFAULT 'RON' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `curs` integer;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_tip` text DEFAULT 'persoana' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_platitor_tva` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_reg_com` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_adresa` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_localitate` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_judet` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_tara` text DEFAULT 'RO' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_cod_postal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_telefon` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `client_email` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `marca_model` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `km_intrare` integer;--> statement-breakpoint
ALTER TABLE `invoices` ADD `mentiuni` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `furnizor` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `regim_tva` text DEFAULT 'platitor' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `discount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `total_linii` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `tva_lei` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `tva_pe_cote` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `incasat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `stornat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `rest` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `created_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_order_id` ON `invoices` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `invoices_storno_of` ON `invoices` (`tenant_id`,`storno_of`);--> statement-breakpoint
ALTER TABLE `tenants` ADD `localitate` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `judet` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `cod_postal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `tva_la_incasare` integer DEFAULT 0 NOT NULL;