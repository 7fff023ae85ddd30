DROP TABLE `mutations`;--> statement-breakpoint
ALTER TABLE `changes` DROP COLUMN `client_id`;--> statement-breakpoint
ALTER TABLE `changes` DROP COLUMN `seq`;