CREATE TABLE `replaced_values` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`by_user_id` text DEFAULT '' NOT NULL,
	`by_name` text DEFAULT '' NOT NULL,
	`by_client_id` text DEFAULT '' NOT NULL,
	`row_collection` text DEFAULT '' NOT NULL,
	`row_id` text DEFAULT '' NOT NULL,
	`row_column` text DEFAULT '' NOT NULL,
	`lost` text DEFAULT '' NOT NULL,
	`written` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replaced_values_rev` ON `replaced_values` (`tenant_id`,`rev`);--> statement-breakpoint
CREATE INDEX `replaced_values_deleted` ON `replaced_values` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;