-- The words of a claim's own text, and of who made it, are counted apart from those of what was written about it. What an earlier
-- release counted has none until its words are cut again (WORDS_VERSION).
ALTER TABLE `claim_search_entries` ADD `own_terms` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `claim_search_terms` ADD `own` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
DROP TRIGGER `claim_search_entries_removed`;
--> statement-breakpoint
CREATE TRIGGER `claim_search_entries_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  UPDATE `claim_search_terms` SET `claims` = `claims` - 1,
    `own` = `own` - (`term` IN (SELECT `value` FROM json_each(OLD.`own_terms`)))
    WHERE `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search_terms` WHERE `claims` = 0 AND `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search` WHERE rowid = OLD.`seq`;
END;
