-- trigger articles_identity
CREATE TRIGGER `articles_identity` BEFORE UPDATE OF `seq`, `id`, `created_at`, `created_by` ON `articles`
BEGIN SELECT RAISE(ABORT, 'the identity of an article never changes'); END;

-- trigger articles_no_delete
CREATE TRIGGER `articles_no_delete` BEFORE DELETE ON `articles`
BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END;

-- trigger articles_slug
CREATE TRIGGER `articles_slug` BEFORE UPDATE OF `slug` ON `articles`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the slug of an article never changes'); END;

-- trigger changes_no_delete
CREATE TRIGGER `changes_no_delete` BEFORE DELETE ON `changes`
BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;

-- trigger changes_no_update
CREATE TRIGGER `changes_no_update` BEFORE UPDATE ON `changes`
BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;

-- trigger claim_search_entries_removed
CREATE TRIGGER `claim_search_entries_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  UPDATE `claim_search_terms` SET `claims` = `claims` - 1,
    `own` = `own` - (`term` IN (SELECT `value` FROM json_each(OLD.`own_terms`)))
    WHERE `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search_terms` WHERE `claims` = 0 AND `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search` WHERE rowid = OLD.`seq`;
END;

-- trigger claim_search_names_removed
CREATE TRIGGER `claim_search_names_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  DELETE FROM `claim_search_names` WHERE `seq` = OLD.`seq`;
END;

-- trigger claim_vectors_removed
CREATE TRIGGER `claim_vectors_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  DELETE FROM `claim_vectors` WHERE `seq` = OLD.`seq`;
END;

-- trigger claims_identity
CREATE TRIGGER `claims_identity` BEFORE UPDATE OF `seq`, `id`, `created_at`, `created_by` ON `claims`
BEGIN SELECT RAISE(ABORT, 'the identity of a claim never changes'); END;

-- trigger claims_leave_publication
CREATE TRIGGER `claims_leave_publication` BEFORE UPDATE OF `status` ON `claims`
WHEN OLD.`status` = 'published' AND NEW.`status` <> 'published'
  AND EXISTS (SELECT 1 FROM `published_claims` `p` WHERE `p`.`claim_id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'readers still see this claim'); END;

-- trigger claims_no_delete
CREATE TRIGGER `claims_no_delete` BEFORE DELETE ON `claims`
BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;

-- trigger claims_publish
CREATE TRIGGER `claims_publish` BEFORE INSERT ON `published_claims`
WHEN NOT EXISTS (
  SELECT 1 FROM `claims` `c` WHERE `c`.`id` = NEW.`claim_id` AND `c`.`status` = 'published' AND (
    (`c`.`verdict_id` IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM `verdict_rests_on` `r` JOIN `spans` `s` ON `s`.`id` = `r`.`span_id`
      WHERE `r`.`verdict_id` = `c`.`verdict_id` AND (`s`.`retracted_at` IS NOT NULL OR `s`.`state` <> 'verified')
    ))
    OR (`c`.`verdict_id` IS NULL AND EXISTS (
      SELECT 1 FROM `verdicts` `v` WHERE `v`.`claim_id` = `c`.`id` AND NOT `v`.`house` AND `v`.`withdrawn_at` IS NULL
    ))
  )
)
BEGIN SELECT RAISE(ABORT, 'a claim is published only with a verdict whose receipts stand'); END;

-- trigger claims_slug
CREATE TRIGGER `claims_slug` BEFORE UPDATE OF `slug` ON `claims`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the slug of a claim never changes'); END;

-- trigger claims_status_known
CREATE TRIGGER `claims_status_known` BEFORE INSERT ON `claims`
WHEN NEW.`status` NOT IN ('draft', 'published', 'under_review', 'unpublished', 'retracted', 'discarded')
BEGIN SELECT RAISE(ABORT, 'a claim has a status that is known'); END;

-- trigger claims_status_stays_known
CREATE TRIGGER `claims_status_stays_known` BEFORE UPDATE OF `status` ON `claims`
WHEN NEW.`status` NOT IN ('draft', 'published', 'under_review', 'unpublished', 'retracted', 'discarded')
BEGIN SELECT RAISE(ABORT, 'a claim has a status that is known'); END;

-- trigger claims_verdict
CREATE TRIGGER `claims_verdict` BEFORE UPDATE OF `verdict_id` ON `claims`
WHEN NEW.`verdict_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `verdicts` `v`
  WHERE `v`.`id` = NEW.`verdict_id` AND `v`.`claim_id` = NEW.`id` AND `v`.`house`
    AND NOT EXISTS (SELECT 1 FROM `verdicts` `w` WHERE `w`.`supersedes` = `v`.`id`)
)
BEGIN SELECT RAISE(ABORT, 'the current verdict is the last house verdict on the claim'); END;

-- trigger editors_no_delete
CREATE TRIGGER `editors_no_delete` BEFORE DELETE ON `editors`
BEGIN SELECT RAISE(ABORT, 'editors are never deleted'); END;

-- trigger events_no_delete
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;

-- trigger events_no_update
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;

-- trigger keys_no_delete
CREATE TRIGGER `keys_no_delete` BEFORE DELETE ON `keys`
BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;

-- trigger keys_role_known
CREATE TRIGGER `keys_role_known` BEFORE INSERT ON `keys`
WHEN NEW.`role` NOT IN ('editor', 'senior', 'admin')
BEGIN SELECT RAISE(ABORT, 'a key has a role that is known'); END;

-- trigger keys_role_stays_known
CREATE TRIGGER `keys_role_stays_known` BEFORE UPDATE OF `role` ON `keys`
WHEN NEW.`role` NOT IN ('editor', 'senior', 'admin')
BEGIN SELECT RAISE(ABORT, 'a key has a role that is known'); END;

-- trigger lookup_address_added
CREATE TRIGGER `lookup_address_added` AFTER INSERT ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;

-- trigger lookup_address_changed
CREATE TRIGGER `lookup_address_changed` AFTER UPDATE OF `key`, `hash`, `previous_hash`, `shares_key` ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;

-- trigger lookup_address_removed
CREATE TRIGGER `lookup_address_removed` AFTER DELETE ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT OLD.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = OLD.`article_id`);
END;

-- trigger lookup_article_changed
CREATE TRIGGER `lookup_article_changed` AFTER UPDATE OF `document` ON `published_articles` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;

-- trigger lookup_article_merged
CREATE TRIGGER `lookup_article_merged` AFTER UPDATE OF `merged_into` ON `articles` WHEN NEW.`merged_into` IS NOT OLD.`merged_into` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`id`);
END;

-- trigger lookup_claim_changed
CREATE TRIGGER `lookup_claim_changed` AFTER UPDATE OF `summary`, `details` ON `published_claims`
WHEN NOT EXISTS (SELECT 1 FROM `store_facts` WHERE `name` = 'packing') BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT s.`article_id` FROM `published_spans` s
    WHERE s.`claim_seq` = NEW.`seq` AND s.`article_id` NOT IN (SELECT `article_id` FROM `lookup_touched`);
END;

-- trigger lookup_claim_told
CREATE TRIGGER `lookup_claim_told` AFTER INSERT ON `changes` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT s.`article_id` FROM `published_spans` s
    WHERE s.`claim_seq` = (SELECT `seq` FROM `published_claims` WHERE `claim_id` = NEW.`claim_id`) AND s.`article_id` NOT IN (SELECT `article_id` FROM `lookup_touched`);
END;

-- trigger lookup_redacted
CREATE TRIGGER `lookup_redacted` AFTER INSERT ON `redaction_permit` BEGIN
  DELETE FROM `lookup_entries`;
  DELETE FROM `lookup_answers`;
  UPDATE `lookup_state` SET `revision` = `revision` + 1;
END;

-- trigger lookup_span_changed
CREATE TRIGGER `lookup_span_changed` AFTER UPDATE OF `claim_seq`, `article_id`, `start` ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;

-- trigger lookup_span_shown
CREATE TRIGGER `lookup_span_shown` AFTER INSERT ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;

-- trigger lookup_span_withdrawn
CREATE TRIGGER `lookup_span_withdrawn` AFTER DELETE ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT OLD.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = OLD.`article_id`);
END;

-- trigger pending_verdicts_issued
CREATE TRIGGER `pending_verdicts_issued` AFTER INSERT ON `verdicts` WHEN NEW.`house` BEGIN
  DELETE FROM `pending_verdicts` WHERE `verdict_id` = NEW.`supersedes`;
  INSERT INTO `pending_verdicts` (`verdict_id`, `claim_id`) VALUES (NEW.`id`, NEW.`claim_id`);
END;

-- trigger pending_verdicts_published
CREATE TRIGGER `pending_verdicts_published` AFTER INSERT ON `publications` WHEN NEW.`verdict_id` IS NOT NULL BEGIN
  DELETE FROM `pending_verdicts` WHERE `verdict_id` = NEW.`verdict_id`;
END;

-- trigger publications_follow
CREATE TRIGGER `publications_follow` BEFORE INSERT ON `publications`
WHEN NEW.`n` <> 1 + (SELECT count(*) FROM `publications` `p` WHERE `p`.`claim_id` = NEW.`claim_id`)
BEGIN SELECT RAISE(ABORT, 'publications are numbered without gaps'); END;

-- trigger publications_no_delete
CREATE TRIGGER `publications_no_delete` BEFORE DELETE ON `publications`
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;

-- trigger publications_no_update
CREATE TRIGGER `publications_no_update` BEFORE UPDATE ON `publications`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`) AND NOT (
  NEW.`seq` = OLD.`seq` AND NEW.`id` = OLD.`id` AND NEW.`claim_id` = OLD.`claim_id` AND NEW.`n` = OLD.`n`
  AND NEW.`claim_version` = OLD.`claim_version` AND NEW.`verdict_id` IS OLD.`verdict_id`
  AND NEW.`published_at` = OLD.`published_at` AND NEW.`published_by` = OLD.`published_by` AND NEW.`format` = OLD.`format`
  AND OLD.`document` = '{}' AND NEW.`document` = '{}' AND OLD.`packed` IS NULL AND EXISTS (
    SELECT 1 FROM `published_claims` `s` WHERE `s`.`claim_id` = OLD.`claim_id` AND `s`.`publication_id` = OLD.`id`
    AND NEW.`packed` = substr(`s`.`summary`, 1, length(`s`.`summary`) - 1) || ',' || substr(`s`.`details`, 2)))
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;

-- trigger published_claims_change
CREATE TRIGGER `published_claims_change` BEFORE UPDATE ON `published_claims`
WHEN (NEW.`summary` <> OLD.`summary` OR NEW.`details` <> OLD.`details` OR NEW.`publication_id` <> OLD.`publication_id`
  OR NEW.`claim_id` <> OLD.`claim_id`) AND NOT EXISTS (SELECT 1 FROM `store_facts` WHERE `name` = 'packing')
BEGIN
  UPDATE `publications` SET `packed` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}' AND `packed` IS NULL;
END;

-- trigger published_claims_leave
CREATE TRIGGER `published_claims_leave` BEFORE DELETE ON `published_claims`
BEGIN
  UPDATE `publications` SET `packed` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}' AND `packed` IS NULL;
END;

-- trigger published_spans_move
CREATE TRIGGER `published_spans_move` AFTER UPDATE OF `details` ON `published_claims` WHEN NEW.`details` <> OLD.`details` BEGIN
  UPDATE `published_spans` SET (`quote_at`, `quote_head`, `article_at`, `article_length`) = (
    SELECT `at`, `head`, `article_at`, instr(substr(`d`, `article_at`), x'0a') - 1
    FROM (
      SELECT `d`, `at`, instr(substr(`d`, `at`), x'01') - 1 AS `head`,
        instr(`d`, cast(char(10, 3) || substr(`published_spans`.`article_id`, 5) AS blob)) + 1 AS `article_at`
      FROM (
        SELECT cast(`details` AS blob) AS `d`,
          instr(cast(`details` AS blob), cast(char(2) || substr(`published_spans`.`span_id`, 5) AS blob)) AS `at`
        FROM `published_claims` WHERE `seq` = NEW.`seq`)
      WHERE `at` > 0))
  WHERE `claim_seq` = NEW.`seq`;
END;

-- trigger published_spans_place
CREATE TRIGGER `published_spans_place` AFTER INSERT ON `published_spans` BEGIN
  UPDATE `published_spans` SET (`quote_at`, `quote_head`, `article_at`, `article_length`) = (
    SELECT `at`, `head`, `article_at`, instr(substr(`d`, `article_at`), x'0a') - 1
    FROM (
      SELECT `d`, `at`, instr(substr(`d`, `at`), x'01') - 1 AS `head`,
        instr(`d`, cast(char(10, 3) || substr(NEW.`article_id`, 5) AS blob)) + 1 AS `article_at`
      FROM (
        SELECT cast(`details` AS blob) AS `d`,
          instr(cast(`details` AS blob), cast(char(2) || substr(NEW.`span_id`, 5) AS blob)) AS `at`
        FROM `published_claims` WHERE `seq` = NEW.`claim_seq`)
      WHERE `at` > 0))
  WHERE `span_id` = NEW.`span_id`;
END;

-- trigger redactions_no_delete
CREATE TRIGGER `redactions_no_delete` BEFORE DELETE ON `redactions`
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;

-- trigger redactions_no_update
CREATE TRIGGER `redactions_no_update` BEFORE UPDATE ON `redactions`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;

-- trigger snapshots_no_delete
CREATE TRIGGER `snapshots_no_delete` BEFORE DELETE ON `snapshots`
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;

-- trigger snapshots_no_update
CREATE TRIGGER `snapshots_no_update` BEFORE UPDATE OF `seq`, `article_id`, `text_sha256`, `retrieved_at`, `archive_url`, `created_at`, `created_by` ON `snapshots`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;

-- trigger spans_no_delete
CREATE TRIGGER `spans_no_delete` BEFORE DELETE ON `spans`
BEGIN SELECT RAISE(ABORT, 'spans are never deleted'); END;

-- trigger spans_quote_immutable
CREATE TRIGGER `spans_quote_immutable`
BEFORE UPDATE OF `seq`, `id`, `claim_id`, `article_id`, `role`, `exact`, `prefix`, `suffix`, `start`, `end`, `text_sha256` ON `spans`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the quote of a span never changes'); END;

-- trigger spans_rested_on
CREATE TRIGGER `spans_rested_on` BEFORE UPDATE OF `retracted_at` ON `spans`
WHEN OLD.`retracted_at` IS NULL AND NEW.`retracted_at` IS NOT NULL AND EXISTS (
  SELECT 1 FROM `claims` `c` JOIN `verdict_rests_on` `r` ON `r`.`verdict_id` = `c`.`verdict_id`
  WHERE `c`.`id` = NEW.`claim_id` AND `r`.`span_id` = NEW.`id`
)
BEGIN SELECT RAISE(ABORT, 'the current verdict rests on this span'); END;

-- trigger spans_role_known
CREATE TRIGGER `spans_role_known` BEFORE INSERT ON `spans`
WHEN NEW.`role` NOT IN ('appearance', 'supports', 'refutes', 'context')
BEGIN SELECT RAISE(ABORT, 'a span has a role that is known'); END;

-- trigger spans_role_stays_known
CREATE TRIGGER `spans_role_stays_known` BEFORE UPDATE OF `role` ON `spans`
WHEN NEW.`role` NOT IN ('appearance', 'supports', 'refutes', 'context')
BEGIN SELECT RAISE(ABORT, 'a span has a role that is known'); END;

-- trigger spans_stand_in_text
CREATE TRIGGER `spans_stand_in_text` BEFORE INSERT ON `spans`
WHEN NOT EXISTS (
  SELECT 1 FROM `snapshots` `s` JOIN `texts` `t` ON `t`.`sha256` = `s`.`text_sha256`
  WHERE `s`.`article_id` = NEW.`article_id` AND `s`.`text_sha256` = NEW.`text_sha256`
    AND NEW.`end` <= `t`.`length`
    AND (`t`.`content` IS NULL OR substr(`t`.`content`, NEW.`start` + 1, NEW.`end` - NEW.`start`) = NEW.`exact`)
)
BEGIN SELECT RAISE(ABORT, 'a quote stands word for word in a snapshot of its article'); END;

-- trigger spans_state_known
CREATE TRIGGER `spans_state_known` BEFORE INSERT ON `spans`
WHEN NEW.`state` NOT IN ('verified', 'changed', 'gone')
BEGIN SELECT RAISE(ABORT, 'a span has a state that is known'); END;

-- trigger spans_state_stays_known
CREATE TRIGGER `spans_state_stays_known` BEFORE UPDATE OF `state` ON `spans`
WHEN NEW.`state` NOT IN ('verified', 'changed', 'gone')
BEGIN SELECT RAISE(ABORT, 'a span has a state that is known'); END;

-- trigger spans_stay_retracted
CREATE TRIGGER `spans_stay_retracted` BEFORE UPDATE OF `retracted_at` ON `spans`
WHEN OLD.`retracted_at` IS NOT NULL AND NEW.`retracted_at` IS NOT OLD.`retracted_at`
BEGIN SELECT RAISE(ABORT, 'a retracted span stays retracted'); END;

-- trigger texts_immutable
CREATE TRIGGER `texts_immutable` BEFORE UPDATE ON `texts`
WHEN NOT (OLD.`content` IS NULL AND NEW.`sha256` = OLD.`sha256` AND NEW.`length` = OLD.`length`)
  AND NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'a text never changes'); END;

-- trigger texts_no_delete
CREATE TRIGGER `texts_no_delete` BEFORE DELETE ON `texts`
BEGIN SELECT RAISE(ABORT, 'texts are never deleted'); END;

-- trigger verdict_rests_on_no_delete
CREATE TRIGGER `verdict_rests_on_no_delete` BEFORE DELETE ON `verdict_rests_on`
BEGIN SELECT RAISE(ABORT, 'verdict_rests_on is append-only'); END;

-- trigger verdict_rests_on_no_update
CREATE TRIGGER `verdict_rests_on_no_update` BEFORE UPDATE ON `verdict_rests_on`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'verdict_rests_on is append-only'); END;

-- trigger verdict_rests_on_own_spans
CREATE TRIGGER `verdict_rests_on_own_spans` BEFORE INSERT ON `verdict_rests_on`
WHEN NOT EXISTS (
  SELECT 1 FROM `verdicts` `v` JOIN `spans` `s` ON `s`.`claim_id` = `v`.`claim_id`
  WHERE `v`.`id` = NEW.`verdict_id` AND `s`.`id` = NEW.`span_id` AND `s`.`role` <> 'appearance'
)
BEGIN SELECT RAISE(ABORT, 'a verdict rests on evidence of its own claim'); END;

-- trigger verdicts_chain
CREATE TRIGGER `verdicts_chain` BEFORE INSERT ON `verdicts`
WHEN NEW.`supersedes` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `verdicts` `v`
  WHERE `v`.`id` = NEW.`supersedes` AND `v`.`claim_id` = NEW.`claim_id` AND `v`.`house` = NEW.`house`
)
BEGIN SELECT RAISE(ABORT, 'a verdict supersedes a verdict on the same claim'); END;

-- trigger verdicts_house_label
CREATE TRIGGER `verdicts_house_label` BEFORE INSERT ON `verdicts`
WHEN NEW.`house` AND NEW.`label` IN ('mixed', 'unrated')
BEGIN SELECT RAISE(ABORT, 'mixed and unrated come with imported reviews alone'); END;

-- trigger verdicts_interested_party
CREATE TRIGGER `verdicts_interested_party` BEFORE INSERT ON `verdicts`
WHEN NEW.`basis_strength` = 'interested_party' AND NEW.`label` <> 'unproven'
BEGIN SELECT RAISE(ABORT, 'what only an interested party says carries unproven'); END;

-- trigger verdicts_label_known
CREATE TRIGGER `verdicts_label_known` BEFORE INSERT ON `verdicts`
WHEN NEW.`label` NOT IN ('supported', 'mostly_supported', 'mixed', 'refuted', 'misleading', 'conflicting', 'unproven', 'unrated')
BEGIN SELECT RAISE(ABORT, 'a verdict has a label that is known'); END;

-- trigger verdicts_no_delete
CREATE TRIGGER `verdicts_no_delete` BEFORE DELETE ON `verdicts`
BEGIN SELECT RAISE(ABORT, 'verdicts is append-only'); END;

-- trigger verdicts_no_update
CREATE TRIGGER `verdicts_no_update` BEFORE UPDATE OF `seq`, `id`, `claim_id`, `house`, `label`, `headline`, `rating_text`, `rating_value`, `best_rating`, `worst_rating`, `summary`, `implied`, `searched`, `not_seen`, `not_decided`, `instead`, `reply`, `basis_strength`, `basis_note`, `rules`, `method`, `publisher_name`, `publisher_site`, `issued_by`, `issuer_id`, `issued_at`, `as_of`, `change_kind`, `change_note`, `supersedes`, `claim_text`, `claim_claimant_name`, `claim_claimant_role`, `claim_claimed_on`, `review_url`, `licence`, `review_key`, `feed`, `carried` ON `verdicts`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'verdicts is append-only'); END;

-- trigger verdicts_withdrawn_once
CREATE TRIGGER `verdicts_withdrawn_once` BEFORE UPDATE OF `withdrawn_at` ON `verdicts`
WHEN OLD.`house` OR OLD.`withdrawn_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a review of another publisher is withdrawn once'); END;

-- trigger webhook_bodies_redacted
CREATE TRIGGER `webhook_bodies_redacted` AFTER INSERT ON `redaction_permit` BEGIN
  UPDATE `webhook_deliveries` SET `body` = NULL WHERE `body` IS NOT NULL;
END;

-- table __drizzle_migrations
CREATE TABLE "__drizzle_migrations" (
			id SERIAL PRIMARY KEY,
			hash text NOT NULL,
			created_at numeric
		);

-- table article_addresses
CREATE TABLE `article_addresses` (
	`key` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`article_id` text NOT NULL,
	`url` text,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`reason` text, `previous_hash` text, `previous_hash_until` text, `shares_key` text, `near_key` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table articles
CREATE TABLE "articles" (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`url` text,
	`urn` text,
	`headline` text,
	`descriptive_headline` text,
	`author` text,
	`publisher_name` text,
	`publisher_site` text,
	`published_on` text,
	`language` text,
	`genre` text NOT NULL,
	`genre_note` text,
	`access` text DEFAULT 'unknown' NOT NULL,
	`last_checked_at` text,
	`text_length` integer,
	`version` integer NOT NULL,
	`merged_into` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`merged_into`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_version" CHECK("version" >= 1)
) STRICT;

-- table changes
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text NOT NULL,
	`event_id` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table claim_hands
CREATE TABLE `claim_hands` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`editor_id` text NOT NULL,
	`since` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table claim_notes
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

-- table claim_previews
CREATE TABLE `claim_previews` (
	`claim_id` text NOT NULL,
	`editor_id` text NOT NULL,
	`version` integer NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`claim_id`, `editor_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table claim_relations
CREATE TABLE "claim_relations" (
	`claim_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`since` text,
	`note` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `kind`, `target_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_relations_other" CHECK("claim_id" <> "target_id")
) STRICT;

-- table claim_search
CREATE VIRTUAL TABLE `claim_search` USING fts5(
  text, claimant, summary, quotes, headlines,
  content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);

-- table claim_search_config
CREATE TABLE 'claim_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table claim_search_data
CREATE TABLE 'claim_search_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table claim_search_docsize
CREATE TABLE 'claim_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

-- table claim_search_entries
CREATE TABLE `claim_search_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL UNIQUE,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`claimant` text,
	`around` text NOT NULL,
	`reports` text NOT NULL,
	`terms` text NOT NULL
, `words_version` integer DEFAULT 0 NOT NULL, `own_terms` text DEFAULT '[]' NOT NULL) STRICT;

-- table claim_search_idx
CREATE TABLE 'claim_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table claim_search_names
CREATE TABLE `claim_search_names` (
	`key` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`key`, `seq`)
) STRICT, WITHOUT ROWID;

-- table claim_search_terms
CREATE TABLE `claim_search_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`claims` integer NOT NULL
, `own` integer DEFAULT 0 NOT NULL) STRICT, WITHOUT ROWID;

-- table claim_topics
CREATE TABLE `claim_topics` (
	`claim_id` text NOT NULL,
	`topic` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `topic`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table claim_vectors
CREATE TABLE `claim_vectors` (
	`model` text NOT NULL,
	`seq` integer NOT NULL,
	`vector` blob NOT NULL,
	PRIMARY KEY(`model`, `seq`)
) STRICT, WITHOUT ROWID;

-- table claim_wordings
CREATE TABLE `claim_wordings` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL, `compared` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table claims
CREATE TABLE "claims" (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`claimant_name` text,
	`claimant_role` text,
	`claimed_on` text,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text,
	`about` text DEFAULT '[]' NOT NULL,
	`replaced_by` text,
	`merged` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`verdict_id` text,
	`published_count` integer DEFAULT 0 NOT NULL,
	`first_published_at` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`replaced_by`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_version" CHECK("version" >= 1),
	CONSTRAINT "claims_about" CHECK(json_valid("about")),
	CONSTRAINT "claims_merged" CHECK(not "merged" or "replaced_by" is not null),
	CONSTRAINT "claims_claimant" CHECK("claimant_role" is null or "claimant_name" is not null)
) STRICT;

-- table editors
CREATE TABLE `editors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
, `name_key` text) STRICT;

-- table events
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`claim_id` text,
	`article_id` text,
	`version` integer NOT NULL,
	`reason` text,
	`changes` text NOT NULL,
	`is_public` integer NOT NULL, `packed` text,
	FOREIGN KEY (`actor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_changes" CHECK(json_valid("changes"))
) STRICT;

-- table idempotency_keys
CREATE TABLE `idempotency_keys` (
	`key_id` text NOT NULL,
	`method` text NOT NULL,
	`path` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`body` text NOT NULL,
	`expires_at` text NOT NULL,
	PRIMARY KEY(`key_id`, `method`, `path`, `idempotency_key`),
	FOREIGN KEY (`key_id`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table inbox_items
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

-- table keys
CREATE TABLE "keys" (
	`id` text PRIMARY KEY NOT NULL,
	`editor_id` text NOT NULL,
	`role` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	`last_used_at` text,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table lookup_affected
CREATE TABLE `lookup_affected` (
	`hash` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`is_alias` integer NOT NULL,
	`shown` integer NOT NULL
) STRICT;

-- table lookup_answers
CREATE TABLE `lookup_answers` (
	`bucket` text PRIMARY KEY NOT NULL,
	`first` text NOT NULL,
	`last` text NOT NULL,
	`mark` text NOT NULL,
	`digest` text NOT NULL,
	`fresh_until` text,
	`packed` blob NOT NULL,
	`plain` text NOT NULL
) STRICT;

-- table lookup_entries
CREATE TABLE `lookup_entries` (
	`hash` text PRIMARY KEY NOT NULL,
	`mark` text NOT NULL,
	`body` text NOT NULL,
	`fresh_until` text
) STRICT;

-- table lookup_files
CREATE TABLE `lookup_files` (
	`digest` text PRIMARY KEY NOT NULL,
	`body` blob NOT NULL,
	`until` text
) STRICT;

-- table lookup_pages
CREATE TABLE `lookup_pages` (
	`hash` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`is_alias` integer NOT NULL,
	`gone_on` text
) STRICT, WITHOUT ROWID;

-- table lookup_segments
CREATE TABLE `lookup_segments` (
	`segment` text PRIMARY KEY NOT NULL,
	`stale` integer NOT NULL,
	`hashes` integer NOT NULL,
	`pages` integer NOT NULL,
	`coded` blob NOT NULL,
	`anchored` blob NOT NULL,
	`patch` blob NOT NULL
) STRICT;

-- table lookup_state
CREATE TABLE `lookup_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`bits` integer,
	`anchor_on` text,
	`anchor` text NOT NULL,
	`prefix_bits` integer NOT NULL,
	`split_at` integer,
	`manifest` text
) STRICT;

-- table lookup_touched
CREATE TABLE `lookup_touched` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` text NOT NULL
) STRICT;

-- table pending_verdicts
CREATE TABLE `pending_verdicts` (
	`verdict_id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table possible_duplicates
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

-- table publications
CREATE TABLE `publications` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`n` integer NOT NULL,
	`claim_version` integer NOT NULL,
	`verdict_id` text,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`document` text NOT NULL, `format` integer DEFAULT 1 NOT NULL, `packed` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publications_document" CHECK(json_valid("document"))
) STRICT;

-- table published_articles
CREATE TABLE `published_articles` (
	`seq` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`publisher_name` text,
	`publisher_site` text,
	`published_at` text NOT NULL,
	`document` text NOT NULL, `publisher_key` text, `format` integer DEFAULT 1 NOT NULL, `version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table published_claims
CREATE TABLE `published_claims` (
	`seq` integer PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`slug` text NOT NULL,
	`publication_id` text NOT NULL,
	`revision` integer NOT NULL,
	`label` text,
	`kind` text NOT NULL,
	`claimant_name` text,
	`language` text NOT NULL,
	`claimed_on` text,
	`reviewed_at` text,
	`published_at` text NOT NULL,
	`summary` text NOT NULL,
	`details` text NOT NULL, `claimant_key` text, `format` integer DEFAULT 1 NOT NULL, `mention` text GENERATED ALWAYS AS (json_object('id', "summary" -> '$.id', 'slug', "summary" -> '$.slug', 'page', "summary" -> '$.page', 'text', "summary" -> '$.text', 'label', "summary" -> '$.verdict.label', 'headline', "summary" -> '$.verdict.headline')) VIRTUAL NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`publication_id`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table published_relations
CREATE TABLE `published_relations` (
	`claim_seq` integer NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`since` text,
	`note` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_seq`, `kind`, `target_id`),
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table published_spans
CREATE TABLE `published_spans` (
	`span_id` text PRIMARY KEY NOT NULL,
	`claim_seq` integer NOT NULL,
	`article_id` text NOT NULL,
	`start` integer NOT NULL,
	`quote_at` integer, `quote_head` integer, `article_at` integer, `article_length` integer,
	FOREIGN KEY (`span_id`) REFERENCES `spans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table published_topics
CREATE TABLE `published_topics` (
	`topic` text NOT NULL,
	`claim_seq` integer NOT NULL,
	PRIMARY KEY(`topic`, `claim_seq`),
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table redaction_permit
CREATE TABLE `redaction_permit` (
	`id` integer PRIMARY KEY NOT NULL,
	CONSTRAINT "redaction_permit_one" CHECK("id" = 1)
) STRICT;

-- table redactions
CREATE TABLE "redactions" (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	`ground` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table sessions
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`key_id`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table snapshots
CREATE TABLE `snapshots` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` text NOT NULL,
	`text_sha256` text NOT NULL,
	`retrieved_at` text,
	`archive_url` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL, `extent` text DEFAULT 'whole' NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_sha256`) REFERENCES `texts`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table spans
CREATE TABLE "spans" (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`article_id` text NOT NULL,
	`role` text NOT NULL,
	`stance` text,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`asserted_by_name` text,
	`asserted_by_role` text,
	`claimant_side` integer NOT NULL,
	`note` text,
	`text_sha256` text NOT NULL,
	`verified_by` text NOT NULL,
	`verified_at` text NOT NULL,
	`state` text NOT NULL,
	`placement` text,
	`confirmation` text,
	`copied_from` text,
	`retracted_at` text,
	`retracted_reason` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL, `annotation` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_sha256`) REFERENCES `texts`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spans_stance_of_appearance" CHECK(("role" = 'appearance') = ("stance" is not null)),
	CONSTRAINT "spans_range" CHECK("start" >= 0 and "end" > "start"),
	CONSTRAINT "spans_asserted_by" CHECK("asserted_by_name" is not null or ("asserted_by_role" is null and not "claimant_side")),
	CONSTRAINT "spans_retraction" CHECK(("retracted_at" is null) = ("retracted_reason" is null))
) STRICT;

-- table sqlite_sequence
CREATE TABLE sqlite_sequence(name,seq);

-- table store_facts
CREATE TABLE `store_facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

-- table texts
CREATE TABLE `texts` (
	`sha256` text PRIMARY KEY NOT NULL,
	`length` integer NOT NULL,
	`content` text,
	CONSTRAINT "texts_sha256" CHECK(length("sha256") = 64 and "sha256" not glob '*[^0-9a-f]*')
) STRICT;

-- table verdict_rests_on
CREATE TABLE `verdict_rests_on` (
	`verdict_id` text NOT NULL,
	`span_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`verdict_id`, `span_id`),
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`span_id`) REFERENCES `spans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

-- table verdicts
CREATE TABLE "verdicts" (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`house` integer NOT NULL,
	`label` text NOT NULL,
	`headline` text NOT NULL,
	`rating_text` text,
	`rating_value` real,
	`best_rating` real,
	`worst_rating` real,
	`summary` text NOT NULL,
	`implied` text,
	`searched` text NOT NULL,
	`not_seen` text DEFAULT '[]' NOT NULL,
	`not_decided` text DEFAULT '[]' NOT NULL,
	`instead` text,
	`reply` text,
	`basis_strength` text,
	`basis_note` text,
	`rules` integer DEFAULT 1 NOT NULL,
	`method` text NOT NULL,
	`publisher_name` text NOT NULL,
	`publisher_site` text,
	`issued_by` text NOT NULL,
	`issuer_id` text,
	`issued_at` text NOT NULL,
	`as_of` text,
	`change_kind` text NOT NULL,
	`change_note` text,
	`supersedes` text,
	`claim_text` text NOT NULL,
	`claim_claimant_name` text,
	`claim_claimant_role` text,
	`claim_claimed_on` text,
	`review_url` text, `licence` text, `review_key` text, `feed` text, `carried` text, `withdrawn_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issuer_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verdicts_house_basis" CHECK(not "house" or "basis_strength" is not null),
	CONSTRAINT "verdicts_initial" CHECK(("change_kind" = 'initial') = ("supersedes" is null)),
	CONSTRAINT "verdicts_searched" CHECK(json_valid("searched")),
	CONSTRAINT "verdicts_not_seen" CHECK(json_valid("not_seen")),
	CONSTRAINT "verdicts_not_decided" CHECK(json_valid("not_decided")),
	CONSTRAINT "verdicts_reply" CHECK("reply" is null or json_valid("reply"))
) STRICT;

-- table webhook_deliveries
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

-- table webhooks
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

-- index article_addresses_by_article
CREATE INDEX `article_addresses_by_article` ON `article_addresses` (`article_id`);

-- index article_addresses_by_near_key
CREATE INDEX `article_addresses_by_near_key` ON `article_addresses` (`near_key`) WHERE "near_key" is not null;

-- index article_addresses_by_previous_hash
CREATE INDEX `article_addresses_by_previous_hash` ON `article_addresses` (`previous_hash`) WHERE "previous_hash" is not null;

-- index article_addresses_by_shared_key
CREATE INDEX `article_addresses_by_shared_key` ON `article_addresses` (`shares_key`) WHERE "shares_key" is not null;

-- index article_addresses_hash_unique
CREATE UNIQUE INDEX `article_addresses_hash_unique` ON `article_addresses` (`hash`);

-- index articles_id_unique
CREATE UNIQUE INDEX `articles_id_unique` ON `articles` (`id`);

-- index articles_merged
CREATE INDEX `articles_merged` ON `articles` (`merged_into`) WHERE "merged_into" is not null;

-- index articles_slug_unique
CREATE UNIQUE INDEX `articles_slug_unique` ON `articles` (`slug`);

-- index changes_by_claim
CREATE INDEX `changes_by_claim` ON `changes` (`claim_id`,`seq`);

-- index changes_by_event
CREATE INDEX `changes_by_event` ON `changes` (`event_id`);

-- index changes_by_time
CREATE INDEX `changes_by_time` ON `changes` (`at`,`seq`);

-- index claim_notes_by_claim
CREATE INDEX `claim_notes_by_claim` ON `claim_notes` (`claim_id`,`seq`);

-- index claim_notes_id_unique
CREATE UNIQUE INDEX `claim_notes_id_unique` ON `claim_notes` (`id`);

-- index claim_notes_of_verdicts
CREATE INDEX `claim_notes_of_verdicts` ON `claim_notes` (`claim_id`,`seq`) WHERE "kind" <> 'note';

-- index claim_relations_by_target
CREATE INDEX `claim_relations_by_target` ON `claim_relations` (`target_id`);

-- index claim_search_entries_by_words
CREATE INDEX `claim_search_entries_by_words` ON `claim_search_entries` (`words_version`);

-- index claim_search_names_by_claim
CREATE INDEX `claim_search_names_by_claim` ON `claim_search_names` (`seq`);

-- index claim_vectors_by_claim
CREATE INDEX `claim_vectors_by_claim` ON `claim_vectors` (`seq`);

-- index claim_wordings_by_key
CREATE INDEX `claim_wordings_by_key` ON `claim_wordings` (`key`);

-- index claim_wordings_to_compare
CREATE INDEX `claim_wordings_to_compare` ON `claim_wordings` (`claim_id`) WHERE not "compared";

-- index claims_by_status
CREATE INDEX `claims_by_status` ON `claims` (`status`,`seq`);

-- index claims_first_published
CREATE INDEX `claims_first_published` ON `claims` (`first_published_at`,`seq`) WHERE "first_published_at" is not null;

-- index claims_id_unique
CREATE UNIQUE INDEX `claims_id_unique` ON `claims` (`id`);

-- index claims_slug_unique
CREATE UNIQUE INDEX `claims_slug_unique` ON `claims` (`slug`);

-- index editors_name_key_unique
CREATE UNIQUE INDEX `editors_name_key_unique` ON `editors` (`name_key`);

-- index editors_name_unique
CREATE UNIQUE INDEX `editors_name_unique` ON `editors` (`name`);

-- index events_by_article
CREATE INDEX `events_by_article` ON `events` (`article_id`,`seq`);

-- index events_by_claim
CREATE INDEX `events_by_claim` ON `events` (`claim_id`,`seq`);

-- index events_id_unique
CREATE UNIQUE INDEX `events_id_unique` ON `events` (`id`);

-- index events_public
CREATE INDEX `events_public` ON `events` (`seq`) WHERE "is_public";

-- index idempotency_keys_expiry
CREATE INDEX `idempotency_keys_expiry` ON `idempotency_keys` (`expires_at`);

-- index inbox_items_id_unique
CREATE UNIQUE INDEX `inbox_items_id_unique` ON `inbox_items` (`id`);

-- index inbox_items_open
CREATE INDEX `inbox_items_open` ON `inbox_items` (`promised_on`,`number`) WHERE "closed_at" is null;

-- index inbox_items_sameness_unique
CREATE UNIQUE INDEX `inbox_items_sameness_unique` ON `inbox_items` (`sameness`);

-- index inbox_items_unread
CREATE INDEX `inbox_items_unread` ON `inbox_items` (`claim_id`) WHERE "read_at" is null;

-- index inbox_items_with_contact
CREATE INDEX `inbox_items_with_contact` ON `inbox_items` (`closed_at`) WHERE "contact" is not null and "closed_at" is not null;

-- index keys_by_editor
CREATE INDEX `keys_by_editor` ON `keys` (`editor_id`);

-- index keys_prefix_unique
CREATE UNIQUE INDEX `keys_prefix_unique` ON `keys` (`prefix`);

-- index lookup_answers_by_range
CREATE INDEX `lookup_answers_by_range` ON `lookup_answers` (`first`,`last`);

-- index lookup_pages_by_article
CREATE INDEX `lookup_pages_by_article` ON `lookup_pages` (`article_id`);

-- index lookup_pages_gone
CREATE INDEX `lookup_pages_gone` ON `lookup_pages` (`gone_on`) WHERE "gone_on" is not null;

-- index lookup_touched_article_id_unique
CREATE UNIQUE INDEX `lookup_touched_article_id_unique` ON `lookup_touched` (`article_id`);

-- index possible_duplicates_open
CREATE INDEX `possible_duplicates_open` ON `possible_duplicates` (`seq`) WHERE "dismissed_at" is null;

-- index possible_duplicates_pair
CREATE UNIQUE INDEX `possible_duplicates_pair` ON `possible_duplicates` (`claim_id`,`other_id`);

-- index publications_id_unique
CREATE UNIQUE INDEX `publications_id_unique` ON `publications` (`id`);

-- index publications_n
CREATE UNIQUE INDEX `publications_n` ON `publications` (`claim_id`,`n`);

-- index published_articles_article_id_unique
CREATE UNIQUE INDEX `published_articles_article_id_unique` ON `published_articles` (`article_id`);

-- index published_articles_by_publisher
CREATE INDEX `published_articles_by_publisher` ON `published_articles` (`publisher_key`);

-- index published_articles_by_site
CREATE INDEX `published_articles_by_site` ON `published_articles` (`publisher_site`);

-- index published_claims_by_claimant
CREATE INDEX `published_claims_by_claimant` ON `published_claims` (`claimant_key`,`published_at`,`seq`);

-- index published_claims_by_label
CREATE INDEX `published_claims_by_label` ON `published_claims` (`label`,`published_at`,`seq`);

-- index published_claims_claim_id_unique
CREATE UNIQUE INDEX `published_claims_claim_id_unique` ON `published_claims` (`claim_id`);

-- index published_claims_counted
CREATE INDEX `published_claims_counted` ON `published_claims` (`language`,`kind`,`label`);

-- index published_claims_newest
CREATE INDEX `published_claims_newest` ON `published_claims` (`published_at`,`seq`);

-- index published_claims_slug_unique
CREATE UNIQUE INDEX `published_claims_slug_unique` ON `published_claims` (`slug`);

-- index published_claims_to_judge_again
CREATE INDEX `published_claims_to_judge_again` ON `published_claims` (`seq`) WHERE "summary" ->> '$.verdict.receipts' <> 'standing';

-- index published_relations_by_target
CREATE INDEX `published_relations_by_target` ON `published_relations` (`target_id`);

-- index published_relations_overtaken
CREATE INDEX `published_relations_overtaken` ON `published_relations` (`claim_seq`) WHERE "kind" = 'overtaken_by';

-- index published_spans_by_claim
CREATE INDEX `published_spans_by_claim` ON `published_spans` (`claim_seq`);

-- index published_spans_reading_order
CREATE INDEX `published_spans_reading_order` ON `published_spans` (`article_id`,`start`,`span_id`);

-- index published_topics_by_claim
CREATE INDEX `published_topics_by_claim` ON `published_topics` (`claim_seq`);

-- index redactions_by_hash
CREATE INDEX `redactions_by_hash` ON `redactions` (`field`,`salt`,`hash`);

-- index sessions_by_key
CREATE INDEX `sessions_by_key` ON `sessions` (`key_id`);

-- index sessions_expiry
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);

-- index snapshots_latest
CREATE INDEX `snapshots_latest` ON `snapshots` (`article_id`,`retrieved_at`,`seq`);

-- index spans_broken
CREATE INDEX `spans_broken` ON `spans` (`state`,`seq`) WHERE "state" <> 'verified' and "retracted_at" is null;

-- index spans_by_article
CREATE INDEX `spans_by_article` ON `spans` (`article_id`,`seq`);

-- index spans_by_claim
CREATE INDEX `spans_by_claim` ON `spans` (`claim_id`,`seq`);

-- index spans_by_time
CREATE INDEX `spans_by_time` ON `spans` (`created_at`,`seq`);

-- index spans_id_unique
CREATE UNIQUE INDEX `spans_id_unique` ON `spans` (`id`);

-- index verdict_rests_on_by_span
CREATE INDEX `verdict_rests_on_by_span` ON `verdict_rests_on` (`span_id`);

-- index verdicts_by_claim
CREATE INDEX `verdicts_by_claim` ON `verdicts` (`claim_id`,`seq`);

-- index verdicts_by_review
CREATE INDEX `verdicts_by_review` ON `verdicts` (`review_key`) WHERE "review_key" is not null;

-- index verdicts_id_unique
CREATE UNIQUE INDEX `verdicts_id_unique` ON `verdicts` (`id`);

-- index verdicts_one_house_root
CREATE UNIQUE INDEX `verdicts_one_house_root` ON `verdicts` (`claim_id`) WHERE "supersedes" is null and "house";

-- index verdicts_one_review
CREATE UNIQUE INDEX `verdicts_one_review` ON `verdicts` (`review_key`) WHERE "supersedes" is null and "review_key" is not null;

-- index verdicts_one_root
CREATE UNIQUE INDEX `verdicts_one_root` ON `verdicts` (`claim_id`,`publisher_name`,`publisher_site`,`claim_text`) WHERE "supersedes" is null and not "house" and "review_key" is null;

-- index verdicts_supersedes_unique
CREATE UNIQUE INDEX `verdicts_supersedes_unique` ON `verdicts` (`supersedes`);

-- index webhook_deliveries_done
CREATE INDEX `webhook_deliveries_done` ON `webhook_deliveries` (`last_attempt_at`) WHERE "status" <> 'waiting';

-- index webhook_deliveries_due
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`webhook_id`,`next_attempt_at`) WHERE "status" = 'waiting';

-- index webhook_deliveries_in_order
CREATE INDEX `webhook_deliveries_in_order` ON `webhook_deliveries` (`webhook_id`,`claim_id`,`change_seq`) WHERE "status" = 'waiting';

-- index webhooks_id_unique
CREATE UNIQUE INDEX `webhooks_id_unique` ON `webhooks` (`id`);
