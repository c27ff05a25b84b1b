-- What an editor's queue is read from: verdicts that readers have not been given, claims that may say the same, receipts that
-- no longer stand, what was overtaken.
CREATE TABLE `pending_verdicts` (
	`verdict_id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `possible_duplicates` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`claim_id` text NOT NULL,
	`other_id` text NOT NULL,
	`found_at` text NOT NULL,
	`dismissed_at` text,
	`dismissed_by` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dismissed_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `possible_duplicates_open` ON `possible_duplicates` (`seq`) WHERE "dismissed_at" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX `possible_duplicates_pair` ON `possible_duplicates` (`claim_id`,`other_id`);
--> statement-breakpoint
ALTER TABLE `claim_wordings` ADD `compared` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE INDEX `claim_wordings_to_compare` ON `claim_wordings` (`claim_id`) WHERE not "compared";
--> statement-breakpoint
CREATE INDEX `published_claims_to_judge_again` ON `published_claims` (`seq`) WHERE "summary" ->> '$.verdict.receipts' <> 'standing';
--> statement-breakpoint
CREATE INDEX `published_relations_overtaken` ON `published_relations` (`claim_seq`) WHERE "kind" = 'overtaken_by';
--> statement-breakpoint
CREATE TRIGGER `pending_verdicts_issued` AFTER INSERT ON `verdicts` WHEN NEW.`house` BEGIN
  DELETE FROM `pending_verdicts` WHERE `verdict_id` = NEW.`supersedes`;
  INSERT INTO `pending_verdicts` (`verdict_id`, `claim_id`) VALUES (NEW.`id`, NEW.`claim_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `pending_verdicts_published` AFTER INSERT ON `publications` WHEN NEW.`verdict_id` IS NOT NULL BEGIN
  DELETE FROM `pending_verdicts` WHERE `verdict_id` = NEW.`verdict_id`;
END;
--> statement-breakpoint
INSERT INTO `pending_verdicts` (`verdict_id`, `claim_id`)
  SELECT c.`verdict_id`, c.`id` FROM `claims` c WHERE c.`verdict_id` IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM `publications` p WHERE p.`claim_id` = c.`id` AND p.`verdict_id` = c.`verdict_id`);
