-- What readers send: reports on claims, and requests to check something.
CREATE TABLE `inbox_items` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text,
	`text` text,
	`url` text,
	`contact` text,
	`sameness` text,
	`count` integer DEFAULT 1 NOT NULL,
	`form_token` text,
	`received_at` text NOT NULL,
	`last_received_at` text NOT NULL,
	`promised_on` text NOT NULL,
	`read_at` text,
	`taken_by` text,
	`taken_at` text,
	`answer` text,
	`answered_by` text,
	`answered_at` text,
	`outcome` text,
	`note` text,
	`result_id` text,
	`closed_by` text,
	`closed_at` text,
	`erased_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`result_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inbox_items_claim" CHECK(("kind" = 'request') = ("claim_id" is null)),
	CONSTRAINT "inbox_items_closed" CHECK(("closed_at" is null) = ("outcome" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_items_id_unique` ON `inbox_items` (`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_items_sameness_unique` ON `inbox_items` (`sameness`);
--> statement-breakpoint
CREATE INDEX `inbox_items_unread` ON `inbox_items` (`claim_id`) WHERE "read_at" is null;
--> statement-breakpoint
CREATE INDEX `inbox_items_open` ON `inbox_items` (`promised_on`,`number`) WHERE "closed_at" is null;
--> statement-breakpoint
CREATE INDEX `inbox_items_with_contact` ON `inbox_items` (`closed_at`) WHERE "contact" is not null and "closed_at" is not null;