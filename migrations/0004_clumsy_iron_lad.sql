CREATE TABLE `board_statuses` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`culoare` text DEFAULT 'gri' NOT NULL,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_statuses_rev` ON `board_statuses` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE TABLE `order_line_costs` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`pret_achizitie` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_line_costs_rev` ON `order_line_costs` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `order_line_costs_order_id` ON `order_line_costs` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `package_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`package_id` text NOT NULL,
	`tip` text NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`norma_id` text,
	`ore` integer DEFAULT 0 NOT NULL,
	`pret_ora` integer,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `package_lines_rev` ON `package_lines` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `package_lines_package_id` ON `package_lines` (`tenant_id`,`package_id`);--> statement-breakpoint
CREATE TABLE `packages` (
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
CREATE UNIQUE INDEX `packages_rev` ON `packages` (`tenant_id`,`rev`);--> statement-breakpoint
ALTER TABLE `order_lines` ADD `discount_procent` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `discount_valoare` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `stare` text DEFAULT 'inclusa' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `provine_din` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `urmarire_inchisa` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `ore_lucrate` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `executat` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `board_status_id` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `note_interne` text DEFAULT '' NOT NULL;