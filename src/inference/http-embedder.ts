import * as z from "zod";
import { checkVectors, type Embedder } from "./embedder.ts";
import { askService, type ServiceAddress } from "./service-client.ts";

const answer = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()) })),
});

/** Bytes of JSON: a vector of 4,096 numbers of 24 characters. */
const LONGEST_VECTOR = 100_000;

/** Any address that speaks OpenAI's `/embeddings`: vLLM, Ollama, llama.cpp, text-embeddings-inference and most that sell it do. */
export function httpEmbedder(address: ServiceAddress, model: string, recipient: string): Embedder {
  return {
    recipient,
    model,
    async embed(texts, signal) {
      const limit = LONGEST_VECTOR * (texts.length + 1);
      const body = { model, input: texts, encoding_format: "float" };
      const { data } = await askService(address, body, answer, { limit, signal });
      const ordered = data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
      return checkVectors(
        ordered.map(({ embedding }) => embedding),
        texts,
      );
    },
  };
}
