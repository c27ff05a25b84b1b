-- Claims as readers saw them at a moment are listed in this order.
CREATE INDEX `claims_first_published` ON `claims` (`first_published_at`,`seq`) WHERE "first_published_at" is not null;
