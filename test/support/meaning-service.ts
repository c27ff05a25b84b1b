import type { ServerResponse } from "node:http";
import * as z from "zod";
import { sendJson } from "./model-service.ts";

/** What a model would know: words for the same. */
const SAME: Readonly<Record<string, string>> = {
  detention: "arrest",
  capricious: "arbitrary",
  uptown: "heights",
  capital: "washington",
};

const asked = z.object({
  model: z.string(),
  input: z.array(z.string()),
  encoding_format: z.literal("float"),
});

/** Words hashed to places, the same for words that mean the same: near in meaning is near in direction. */
export function vectorOf(text: string, length = 1_024): number[] {
  const vector: number[] = Array(length).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    let hash = 7;
    for (const letter of SAME[word] ?? word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
    vector[hash % length] = (vector[hash % length] ?? 0) + 1;
  }
  return vector.some((value) => value > 0) ? vector : vector.fill(1);
}

/** Answers as OpenAI's `/embeddings`, the last first. */
export function embedding(body: unknown, response: ServerResponse): void {
  const { model, input } = asked.parse(body);
  const data = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
  sendJson(response, { object: "list", data: data.reverse(), model, usage: {} });
}
