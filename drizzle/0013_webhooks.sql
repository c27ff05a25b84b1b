-- Who is told of changes by a request of ours, and what became of each.
CREATE TABLE `webhook_deliveries` (
	`webhook_id` text NOT NULL,
	`change_seq` integer NOT NULL,
	`claim_id` text NOT NULL,
	`status` text NOT NULL,
	`body` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` text NOT NULL,
	`lease` text,
	`leased_until` text,
	`last_attempt_at` text,
	`last_outcome` text,
	`last_status` integer,
	`delivered_at` text,
	PRIMARY KEY(`webhook_id`, `change_seq`),
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_seq`) REFERENCES `changes`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`webhook_id`,`next_attempt_at`) WHERE "status" = 'waiting';
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_in_order` ON `webhook_deliveries` (`webhook_id`,`claim_id`,`change_seq`) WHERE "status" = 'waiting';
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_done` ON `webhook_deliveries` (`last_attempt_at`) WHERE "status" <> 'waiting';
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`description` text,
	`secret` text NOT NULL,
	`former_secret` text,
	`former_secret_until` text,
	`status` text NOT NULL,
	`told_until` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`failing_since` text,
	`rests_until` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `webhooks_id_unique` ON `webhooks` (`id`);
--> statement-breakpoint
-- What was blanked by law is sent to nobody again: bodies are made anew of what is left.
CREATE TRIGGER `webhook_bodies_redacted` AFTER INSERT ON `redaction_permit` BEGIN
  UPDATE `webhook_deliveries` SET `body` = NULL WHERE `body` IS NOT NULL;
END;
