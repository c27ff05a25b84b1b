-- The front page counts all claims by these: read from their rows, it went through every document.
CREATE INDEX `published_claims_counted` ON `published_claims` (`language`,`kind`,`label`);