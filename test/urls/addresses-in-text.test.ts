import fc from "fast-check";
import { expect, test } from "vitest";
import { addressesInText } from "../../src/urls/addresses-in-text.ts";

/** Every key that some reading of the text names, the first address's first. */
const keys = (text: string) => addressesInText(text).map((readings) => readings.map(({ key }) => key));

test.each([
  ["Forwarded: https://msg.example/a/story", "msg.example/a/story"],
  ["Is this true? https://msg.example/story?utm_source=wa.", "msg.example/story"],
  ["(see https://msg.example/story)", "msg.example/story"],
  ["https://msg.example/story_(2020)", "msg.example/story_(2020)"],
  ["<https://msg.example/story>", "msg.example/story"],
  ["[read](https://msg.example/story), please", "msg.example/story"],
  ["“https://msg.example/story”", "msg.example/story"],
  ["**https://msg.example/story**", "msg.example/story"],
  ["HTTPS://MSG.example/story!!!", "msg.example/story"],
  ["記事はhttps://msg.example/storyです。", "msg.example/story"],
  ["查看https://msg.example/story，谢谢", "msg.example/story"],
  ["https://msg.example/é-story", "msg.example/%C3%A9-story"],
  ["msg.example/story has it", "msg.example/story"],
  ["www.msg.example", "www.msg.example"],
  ["https://web.archive.org/web/2020/https://msg.example/story", "msg.example/story"],
  ["https://l.facebook.com/l.php?u=https%3A%2F%2Fmsg.example%2Fstory&h=1", "msg.example/story"],
  ["https://app.example/#!/topic/16", "app.example#!/topic/16"],
])("%s can be read as %s", (text, key) => {
  expect(keys(text).flat()).toContain(key);
});

test.each([
  "no address",
  "somebody@msg.example/story",
  "and/or",
  "3.5/10",
  "https://",
  "e.g. this",
  "C:/Users/a.b/c",
])("%s has none", (text) => {
  expect(keys(text)).toEqual([]);
});

test("each address is told apart, with its place", () => {
  const text = "😀 https://a.example/1, then https://b.example/2.";
  const found = addressesInText(text).map((readings) =>
    readings.map(({ exact, start, end }) => [exact, text.slice(start, end)]),
  );
  expect(found).toEqual([
    [
      ["https://a.example/1,", "https://a.example/1,"],
      ["https://a.example/1", "https://a.example/1"],
      ["https://a", "https://a"],
    ],
    [
      ["https://b.example/2.", "https://b.example/2."],
      ["https://b.example/2", "https://b.example/2"],
      ["https://b", "https://b"],
    ],
  ]);
});

test("however long a text is, the work is bounded", () => {
  const all = addressesInText("https://a.example/,".repeat(500) + " https://b.example/1".repeat(500));
  expect(all.length).toBeLessThanOrEqual(20);
  expect(Math.max(...all.map((readings) => readings.length))).toBeLessThanOrEqual(14);
});

test("an address alone is read whole", () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(addressesInText(url)[0]?.[0]?.exact).toBe(url);
    }),
  );
});
