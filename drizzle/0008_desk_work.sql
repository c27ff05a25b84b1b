-- What editors tell each other about a claim, who is at work on it, and who has looked at it as its readers would.
CREATE TABLE `claim_hands` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`editor_id` text NOT NULL,
	`since` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `claim_notes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`kind` text NOT NULL,
	`verdict_id` text,
	`text` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`erased_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_notes_id_unique` ON `claim_notes` (`id`);
--> statement-breakpoint
CREATE INDEX `claim_notes_by_claim` ON `claim_notes` (`claim_id`,`seq`);
--> statement-breakpoint
CREATE INDEX `claim_notes_of_verdicts` ON `claim_notes` (`claim_id`,`seq`) WHERE "kind" <> 'note';
--> statement-breakpoint
CREATE TABLE `claim_previews` (
	`claim_id` text NOT NULL,
	`editor_id` text NOT NULL,
	`version` integer NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`claim_id`, `editor_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
