CREATE TABLE `reminders` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`vehicle_id` text NOT NULL,
	`kind` text NOT NULL,
	`due_date` text,
	`due_km` integer,
	`note` text DEFAULT '' NOT NULL,
	`contacted_at` text,
	`done_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_rev` ON `reminders` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `reminders_vehicle_id` ON `reminders` (`tenant_id`,`vehicle_id`);--> statement-breakpoint
ALTER TABLE `catalog_ansamble` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_modele` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_norme` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_preturi` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_tipuri_deviz` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `catalog_tipuri_motoare` ADD `activ` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `reminder_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `reminder_km` integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `itp_months` integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `itp_months_old` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `itp_old_years` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `oil_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `oil_km` integer DEFAULT 10000 NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_cod_postal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_reg_com` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_platitor_tva` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `merged_into` text;