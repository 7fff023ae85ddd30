ALTER TABLE `document_settings` ADD `poze_comanda` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `capital_social` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `plafon_firma` integer;--> statement-breakpoint
ALTER TABLE `tenants` ADD `plafon_persoana` integer;--> statement-breakpoint
ALTER TABLE `tenants` ADD `plafon_din` text;--> statement-breakpoint
ALTER TABLE `vehicles` ADD `client_tara` text DEFAULT 'RO' NOT NULL;