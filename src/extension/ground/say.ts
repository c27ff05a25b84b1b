import { HOLE, type Holes } from "../../words/tell.ts";
import type { ENGLISH } from "../locales/english.ts";
import type { Twig } from "./tree.ts";

type English = typeof ENGLISH;
export type Message = keyof English;
type Counted<K> = K extends `${infer Stem}One` ? (`${Stem}Many` extends Message ? Stem : never) : never;

const fill = <Hole>(key: Message, holes: Readonly<Record<string, Hole>>) =>
  chrome.i18n
    .getMessage(key)
    .split(HOLE)
    .map((piece, i) => (i % 2 === 0 ? piece : holes[piece]));

/** A message in the browser's language, or the next one that there is; its holes filled. */
export function say<K extends Message>(
  key: K,
  ...holes: Holes<English[K]> extends never ? [] : [Record<Holes<English[K]>, string | number>]
): string {
  return fill<string | number>(key, holes[0] ?? {}).join("");
}

/** The same with elements in its holes: words of others carry a language and a direction of their own. */
export function sayWith<K extends Message>(key: K, holes: Record<Holes<English[K]>, Twig>): Twig[] {
  return fill<Twig>(key, holes).map((piece) => piece ?? null);
}

/** One of a pair of messages, by number. */
export function sayCount(stem: Counted<Message>, n: number): string {
  const isOne = new Intl.PluralRules(say("language")).select(n) === "one";
  return fill(isOne ? `${stem}One` : `${stem}Many`, { n }).join("");
}

/** "7 February 2026" of a day as servers send it. */
export function sayDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(say("language"), { dateStyle: "long", timeZone: "UTC" }).format(date);
}
