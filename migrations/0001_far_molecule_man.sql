PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_appointments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`vehicle_id` text,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`data_ora` text NOT NULL,
	`durata_minute` integer DEFAULT 60 NOT NULL,
	`observatii` text DEFAULT '' NOT NULL,
	`status` text DEFAULT 'PROGRAMAT' NOT NULL,
	`order_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_appointments`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "vehicle_id", "client_nume", "client_telefon", "data_ora", "durata_minute", "observatii", "status", "order_id") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "vehicle_id", "client_nume", "client_telefon", "data_ora", "durata_minute", "observatii", "status", "order_id" FROM `appointments`;--> statement-breakpoint
DROP TABLE `appointments`;--> statement-breakpoint
ALTER TABLE `__new_appointments` RENAME TO `appointments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_rev` ON `appointments` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_catalog_marci` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_catalog_marci`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "denumire", "activ") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "denumire", "activ" FROM `catalog_marci`;--> statement-breakpoint
DROP TABLE `catalog_marci`;--> statement-breakpoint
ALTER TABLE `__new_catalog_marci` RENAME TO `catalog_marci`;--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_marci_rev` ON `catalog_marci` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_catalog_norme` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`cod` text DEFAULT '' NOT NULL,
	`denumire` text NOT NULL,
	`ore_normate` integer DEFAULT 0 NOT NULL,
	`ansamblu_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_catalog_norme`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "cod", "denumire", "ore_normate", "ansamblu_id") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "cod", "denumire", "ore_normate", "ansamblu_id" FROM `catalog_norme`;--> statement-breakpoint
DROP TABLE `catalog_norme`;--> statement-breakpoint
ALTER TABLE `__new_catalog_norme` RENAME TO `catalog_norme`;--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_norme_rev` ON `catalog_norme` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_catalog_preturi` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`pret` integer DEFAULT 0 NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_catalog_preturi`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "denumire", "pret", "um") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "denumire", "pret", "um" FROM `catalog_preturi`;--> statement-breakpoint
DROP TABLE `catalog_preturi`;--> statement-breakpoint
ALTER TABLE `__new_catalog_preturi` RENAME TO `catalog_preturi`;--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_preturi_rev` ON `catalog_preturi` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_invoices` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text,
	`nr_factura` integer DEFAULT 0 NOT NULL,
	`serie_factura` text DEFAULT '' NOT NULL,
	`data_factura` text NOT NULL,
	`modalitate_plata` text DEFAULT 'numerar' NOT NULL,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_cod_fiscal` text DEFAULT '' NOT NULL,
	`nr_auto` text DEFAULT '' NOT NULL,
	`total_fara_tva` integer DEFAULT 0 NOT NULL,
	`tva` integer DEFAULT 0 NOT NULL,
	`total_general` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_invoices`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "nr_factura", "serie_factura", "data_factura", "modalitate_plata", "client_nume", "client_cod_fiscal", "nr_auto", "total_fara_tva", "tva", "total_general") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "nr_factura", "serie_factura", "data_factura", "modalitate_plata", "client_nume", "client_cod_fiscal", "nr_auto", "total_fara_tva", "tva", "total_general" FROM `invoices`;--> statement-breakpoint
DROP TABLE `invoices`;--> statement-breakpoint
ALTER TABLE `__new_invoices` RENAME TO `invoices`;--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_rev` ON `invoices` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_mecanici` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`nume` text NOT NULL,
	`prenume` text DEFAULT '' NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_mecanici`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "user_id", "nume", "prenume", "activ") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "user_id", "nume", "prenume", "activ" FROM `mecanici`;--> statement-breakpoint
DROP TABLE `mecanici`;--> statement-breakpoint
ALTER TABLE `__new_mecanici` RENAME TO `mecanici`;--> statement-breakpoint
CREATE UNIQUE INDEX `mecanici_rev` ON `mecanici` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_order_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`tip` text NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`norma_id` text,
	`ore` integer DEFAULT 0 NOT NULL,
	`pret_ora` integer DEFAULT 0 NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`mecanic_id` text,
	`ordine` integer DEFAULT 0 NOT NULL,
	`visible_to` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_order_lines`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "tip", "descriere", "norma_id", "ore", "pret_ora", "um", "cantitate", "pret_unitar", "total", "mecanic_id", "ordine", "visible_to") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "order_id", "tip", "descriere", "norma_id", "ore", "pret_ora", "um", "cantitate", "pret_unitar", "total", "mecanic_id", "ordine", "visible_to" FROM `order_lines`;--> statement-breakpoint
DROP TABLE `order_lines`;--> statement-breakpoint
ALTER TABLE `__new_order_lines` RENAME TO `order_lines`;--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_rev` ON `order_lines` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `order_lines_order_id` ON `order_lines` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `__new_orders` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nr_comanda` integer,
	`data_comanda` text NOT NULL,
	`vehicle_id` text,
	`tip_deviz_id` text,
	`status` text DEFAULT 'DRAFT' NOT NULL,
	`km_intrare` integer,
	`observatii` text DEFAULT '' NOT NULL,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`nr_auto` text DEFAULT '' NOT NULL,
	`marca_denumire` text DEFAULT '' NOT NULL,
	`model_denumire` text DEFAULT '' NOT NULL,
	`total_manopera` integer DEFAULT 0 NOT NULL,
	`total_materiale` integer DEFAULT 0 NOT NULL,
	`total_fara_tva` integer DEFAULT 0 NOT NULL,
	`cota_tva` integer DEFAULT 0 NOT NULL,
	`tva` integer DEFAULT 0 NOT NULL,
	`total_general` integer DEFAULT 0 NOT NULL,
	`token_client` text DEFAULT '' NOT NULL,
	`created_by` text DEFAULT '' NOT NULL,
	`validated_at` text,
	`cancelled_at` text,
	`visible_to` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_orders`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "nr_comanda", "data_comanda", "vehicle_id", "tip_deviz_id", "status", "km_intrare", "observatii", "client_nume", "client_telefon", "nr_auto", "marca_denumire", "model_denumire", "total_manopera", "total_materiale", "total_fara_tva", "cota_tva", "tva", "total_general", "token_client", "created_by", "validated_at", "cancelled_at", "visible_to") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "nr_comanda", "data_comanda", "vehicle_id", "tip_deviz_id", "status", "km_intrare", "observatii", "client_nume", "client_telefon", "nr_auto", "marca_denumire", "model_denumire", "total_manopera", "total_materiale", "total_fara_tva", "cota_tva", "tva", "total_general", "token_client", "created_by", "validated_at", "cancelled_at", "visible_to" FROM `orders`;--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_rev` ON `orders` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_tenants` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nume` text NOT NULL,
	`cui` text DEFAULT '' NOT NULL,
	`reg_com` text DEFAULT '' NOT NULL,
	`adresa` text DEFAULT '' NOT NULL,
	`telefon` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`iban` text DEFAULT '' NOT NULL,
	`banca` text DEFAULT '' NOT NULL,
	`platitor_tva` integer DEFAULT 1 NOT NULL,
	`plan` text DEFAULT 'free' NOT NULL,
	`trial_expires_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_tenants`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "nume", "cui", "reg_com", "adresa", "telefon", "email", "iban", "banca", "platitor_tva", "plan", "trial_expires_at") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "nume", "cui", "reg_com", "adresa", "telefon", "email", "iban", "banca", "platitor_tva", "plan", "trial_expires_at" FROM `tenants`;--> statement-breakpoint
DROP TABLE `tenants`;--> statement-breakpoint
ALTER TABLE `__new_tenants` RENAME TO `tenants`;--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_rev` ON `tenants` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `__new_vehicles` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`client_email` text DEFAULT '' NOT NULL,
	`client_cod_fiscal` text DEFAULT '' NOT NULL,
	`client_adresa` text DEFAULT '' NOT NULL,
	`nr_inmatriculare` text DEFAULT '' NOT NULL,
	`marca_id` text,
	`model_id` text,
	`an_fabricatie` integer,
	`serie_sasiu` text DEFAULT '' NOT NULL,
	`tip_motor_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_vehicles`("id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "client_nume", "client_telefon", "client_email", "client_cod_fiscal", "client_adresa", "nr_inmatriculare", "marca_id", "model_id", "an_fabricatie", "serie_sasiu", "tip_motor_id") SELECT "id", "tenant_id", "oracle_id", "rev", "created_at", "updated_at", "deleted_at", "client_nume", "client_telefon", "client_email", "client_cod_fiscal", "client_adresa", "nr_inmatriculare", "marca_id", "model_id", "an_fabricatie", "serie_sasiu", "tip_motor_id" FROM `vehicles`;--> statement-breakpoint
DROP TABLE `vehicles`;--> statement-breakpoint
ALTER TABLE `__new_vehicles` RENAME TO `vehicles`;--> statement-breakpoint
CREATE UNIQUE INDEX `vehicles_rev` ON `vehicles` (`tenant_id`,`rev`);