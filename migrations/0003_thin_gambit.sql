CREATE TABLE `document_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`logo` text DEFAULT '' NOT NULL,
	`culoare` text DEFAULT '' NOT NULL,
	`subsol` text DEFAULT '' NOT NULL,
	`conditii_comanda` text DEFAULT '' NOT NULL,
	`conditii_deviz` text DEFAULT '' NOT NULL,
	`mentiuni_factura` text DEFAULT '' NOT NULL,
	`garantie_text` text DEFAULT '' NOT NULL,
	`garantie_manopera_luni` integer DEFAULT 0 NOT NULL,
	`garantie_piese_luni` integer DEFAULT 0 NOT NULL,
	`garantie_km` integer DEFAULT 0 NOT NULL,
	`preturi_cu_tva` integer DEFAULT 1 NOT NULL,
	`manopera` text DEFAULT 'ore' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_settings_rev` ON `document_settings` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`line_id` text,
	`kind` text DEFAULT 'intrare' NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`taken_at` text NOT NULL,
	`type` text DEFAULT 'image/jpeg' NOT NULL,
	`size` integer DEFAULT 1 NOT NULL,
	`width` integer DEFAULT 1 NOT NULL,
	`height` integer DEFAULT 1 NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_at` text,
	`for_portal` integer DEFAULT 0 NOT NULL,
	`visible_to` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photos_rev` ON `photos` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `photos_order_id` ON `photos` (`tenant_id`,`order_id`);--> statement-breakpoint
ALTER TABLE `orders` ADD `solicitare` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `combustibil` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `avarii` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `stare_vehicul` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `accesorii` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `alte_obiecte` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `termen_executie` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `imobilizare` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `piese_inlocuite` text DEFAULT 'nespecificat' NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_localitate` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_judet` text DEFAULT '' NOT NULL;