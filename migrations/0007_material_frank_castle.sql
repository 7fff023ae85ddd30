CREATE TABLE `company_lookups` (
	`cui` text PRIMARY KEY NOT NULL,
	`company` text NOT NULL,
	`as_of` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `service_turns` (
	`service` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL
);
