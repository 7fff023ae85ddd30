CREATE TABLE `acts` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`hash` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	`committed_at` text NOT NULL,
	`label` text NOT NULL,
	`ending` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
ALTER TABLE `changes` ADD `act_id` text DEFAULT '' NOT NULL;