-- What a model makes of published claims. Rows lie by model, so that a scan of one reads nothing of another.
CREATE TABLE `claim_vectors` (
	`model` text NOT NULL,
	`seq` integer NOT NULL,
	`vector` blob NOT NULL,
	PRIMARY KEY(`model`, `seq`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claim_vectors_by_claim` ON `claim_vectors` (`seq`);
--> statement-breakpoint
-- No vector outlives the words that it was made of: what the index has anew is embedded anew.
CREATE TRIGGER `claim_vectors_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  DELETE FROM `claim_vectors` WHERE `seq` = OLD.`seq`;
END;
