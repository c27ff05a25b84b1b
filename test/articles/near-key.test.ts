import { expect, test } from "vitest";
import { isNear, nearKey, nearRange } from "../../src/articles/near-key.ts";

test.each([
  "news.example/story",
  "www.news.example/story",
  "m.news.example/story",
  "amp.news.example/Story",
  "edition.news.example/story.html",
  "news.example/amp/story",
  "news.example/story/amp",
  "news.example/story.amp.html",
  "news.example/story/index.php",
  "news.example/story.",
  "news.example/story?amp=1",
])("%s is near news.example/story", (key) => {
  expect(nearKey(key)).toBe("news.example/story");
  expect(isNear(key, "news.example/story")).toBe(true);
});

test.each([
  ["another site under one suffix", "a.github.io/story", "b.github.io/story"],
  ["another site", "news.example/story", "news.test/story"],
  ["another story", "news.example/story-1", "news.example/story-2"],
  ["another port", "news.example:8080/story", "news.example/story"],
  ["another route", "app.example#!/topic/16", "app.example#!/topic/788"],
  ["another value", "news.example?p=5", "news.example?p=7"],
  ["two parameters more", "news.example/a?b=1&c=2", "news.example/a"],
])("%s is not near: %s, %s", (_what, one, other) => {
  expect(isNear(one, other)).toBe(false);
  expect(isNear(other, one)).toBe(false);
});

test("a parameter more or less is near, either way, and is looked for", () => {
  expect(isNear("www.news.example/a?id=7&ref=main", "news.example/a?id=7")).toBe(true);
  expect(nearRange("www.news.example/a?id=7&ref=main")).toEqual({
    keys: ["news.example/a?id=7&ref=main", "news.example/a?ref=main", "news.example/a?id=7"],
    from: "news.example/a?",
    to: "news.example/a@",
  });
});
