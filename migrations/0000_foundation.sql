CREATE TABLE `appointments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`vehicle_id` text,
	`client_nume` text NOT NULL,
	`client_telefon` text NOT NULL,
	`data_ora` text NOT NULL,
	`durata_minute` integer NOT NULL,
	`observatii` text NOT NULL,
	`status` text NOT NULL,
	`order_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_rev` ON `appointments` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_ansamble` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_ansamble_rev` ON `catalog_ansamble` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_marci` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_marci_rev` ON `catalog_marci` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_modele` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`marca_id` text NOT NULL,
	`denumire` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_modele_rev` ON `catalog_modele` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_norme` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`cod` text NOT NULL,
	`denumire` text NOT NULL,
	`ore_normate` integer NOT NULL,
	`ansamblu_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_norme_rev` ON `catalog_norme` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_preturi` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`pret` integer NOT NULL,
	`um` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_preturi_rev` ON `catalog_preturi` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_tipuri_deviz` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_tipuri_deviz_rev` ON `catalog_tipuri_deviz` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `catalog_tipuri_motoare` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_tipuri_motoare_rev` ON `catalog_tipuri_motoare` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `changes` (
	`tenant_id` text NOT NULL,
	`rev` integer NOT NULL,
	`collection` text NOT NULL,
	`row_id` text NOT NULL,
	`patch` text NOT NULL,
	`prev` text,
	`client_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `rev`)
);
--> statement-breakpoint
CREATE INDEX `changes_row` ON `changes` (`tenant_id`,`row_id`,`rev`);--> statement-breakpoint
CREATE TABLE `counters` (
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `name`)
);
--> statement-breakpoint
CREATE TABLE `directory` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`shard` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`email` text NOT NULL,
	`rol` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token` ON `invites` (`token`);--> statement-breakpoint
CREATE INDEX `invites_tenant` ON `invites` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text,
	`nr_factura` integer NOT NULL,
	`serie_factura` text NOT NULL,
	`data_factura` text NOT NULL,
	`modalitate_plata` text NOT NULL,
	`client_nume` text NOT NULL,
	`client_cod_fiscal` text NOT NULL,
	`nr_auto` text NOT NULL,
	`total_fara_tva` integer NOT NULL,
	`tva` integer NOT NULL,
	`total_general` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_rev` ON `invoices` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `mecanici` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text NOT NULL,
	`nume` text NOT NULL,
	`prenume` text NOT NULL,
	`activ` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mecanici_rev` ON `mecanici` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `mutations` (
	`tenant_id` text NOT NULL,
	`client_id` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	`committed_at` text NOT NULL,
	`label` text NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `client_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`tip` text NOT NULL,
	`descriere` text NOT NULL,
	`norma_id` text,
	`ore` integer NOT NULL,
	`pret_ora` integer NOT NULL,
	`um` text NOT NULL,
	`cantitate` integer NOT NULL,
	`pret_unitar` integer NOT NULL,
	`total` integer NOT NULL,
	`mecanic_id` text,
	`ordine` integer NOT NULL,
	`visible_to` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_rev` ON `order_lines` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `order_lines_order_id` ON `order_lines` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
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
	`status` text NOT NULL,
	`km_intrare` integer,
	`observatii` text NOT NULL,
	`client_nume` text NOT NULL,
	`client_telefon` text NOT NULL,
	`nr_auto` text NOT NULL,
	`marca_denumire` text NOT NULL,
	`model_denumire` text NOT NULL,
	`total_manopera` integer NOT NULL,
	`total_materiale` integer NOT NULL,
	`total_fara_tva` integer NOT NULL,
	`cota_tva` integer NOT NULL,
	`tva` integer NOT NULL,
	`total_general` integer NOT NULL,
	`token_client` text NOT NULL,
	`created_by` text NOT NULL,
	`validated_at` text,
	`cancelled_at` text,
	`visible_to` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_rev` ON `orders` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`previous_hash` text,
	`rotated_at` text NOT NULL,
	`user_agent` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sync_tenants` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`purged_before` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nume` text NOT NULL,
	`cui` text NOT NULL,
	`reg_com` text NOT NULL,
	`adresa` text NOT NULL,
	`telefon` text NOT NULL,
	`email` text NOT NULL,
	`iban` text NOT NULL,
	`banca` text NOT NULL,
	`platitor_tva` integer NOT NULL,
	`plan` text NOT NULL,
	`trial_expires_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_rev` ON `tenants` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`nume` text NOT NULL,
	`rol` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	`oracle_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_tenant` ON `users` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `vehicles` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`client_nume` text NOT NULL,
	`client_telefon` text NOT NULL,
	`client_email` text NOT NULL,
	`client_cod_fiscal` text NOT NULL,
	`client_adresa` text NOT NULL,
	`nr_inmatriculare` text NOT NULL,
	`marca_id` text,
	`model_id` text,
	`an_fabricatie` integer,
	`serie_sasiu` text NOT NULL,
	`tip_motor_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vehicles_rev` ON `vehicles` (`tenant_id`,`rev`);