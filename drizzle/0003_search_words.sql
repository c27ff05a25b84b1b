-- With which cutting of words (WORDS_VERSION) an entry was made: src/upgrade makes those of an earlier one again.
ALTER TABLE `claim_search_entries` ADD `words_version` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE INDEX `claim_search_entries_by_words` ON `claim_search_entries` (`words_version`);
