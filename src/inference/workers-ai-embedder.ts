import * as z from "zod";
import { checkVectors, type Embedder } from "./embedder.ts";
import { ServiceError } from "./service-client.ts";
import type { WorkersAi } from "./workers-ai.ts";

const answer = z.object({ data: z.array(z.array(z.number())) });

/** A model of Workers AI that turns texts into vectors, such as `@cf/baai/bge-small-en-v1.5` or, for many languages, `@cf/baai/bge-m3`. */
export function workersAiEmbedder(ai: WorkersAi, model: string, recipient: string): Embedder {
  return {
    recipient,
    model,
    async embed(texts) {
      const given = answer.safeParse(await ai.run(model, { text: texts }));
      if (!given.success) throw new ServiceError("ANSWER_UNREADABLE");
      return checkVectors(given.data.data, texts);
    },
  };
}
