CREATE TABLE `registrations` (
	`email` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`shard` integer NOT NULL,
	`held_until` integer NOT NULL
);
