-- Whom or what published claims are about, by the names folded: a filter and what is suggested read it. It belongs to
-- the search entry, so what an earlier release made is made again with it (WORDS_VERSION).
CREATE TABLE `claim_search_names` (
	`key` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`key`, `seq`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claim_search_names_by_claim` ON `claim_search_names` (`seq`);
--> statement-breakpoint
CREATE TRIGGER `claim_search_names_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  DELETE FROM `claim_search_names` WHERE `seq` = OLD.`seq`;
END;
