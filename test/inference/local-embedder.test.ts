import { describe, expect, it } from "vitest";
import { localEmbedder } from "../../src/local-embedder.ts";

const signal = new AbortController().signal;

/** What is used of the runtime, which is too large to be a dependency: each call as it came. */
function runtime(answer: unknown) {
  const calls: unknown[] = [];
  const env = {};
  return {
    calls,
    env,
    load: async () => ({
      env,
      pipeline: async (...args: unknown[]) => {
        calls.push(args);
        return async (...texts: unknown[]) => {
          calls.push(texts);
          return { tolist: () => answer };
        };
      },
    }),
  };
}

describe("a model in a folder", () => {
  it("says what to install where its runtime is missing", async () => {
    await expect(localEmbedder("/models/small")).rejects.toThrow(
      "EMBEDDER_FOLDER needs @huggingface/transformers: npm install @huggingface/transformers@4.3.1",
    );
  });

  it("is read from there and from nowhere else", async () => {
    const { calls, env, load } = runtime([[0.6, 0.8]]);
    const embedder = await localEmbedder("/models/small/", load);
    expect([embedder.model, embedder.recipient]).toEqual(["small", null]);
    expect(await embedder.embed(["a text"], signal)).toEqual([[0.6, 0.8]]);
    expect(env).toEqual({ allowRemoteModels: false, allowLocalModels: true, localModelPath: "/models" });
    expect(calls).toEqual([
      [
        "feature-extraction",
        "small",
        {
          dtype: "fp32",
          device: "cpu",
          session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
        },
      ],
      [["a text"], { pooling: "mean", normalize: true }],
    ]);
  });

  it.each<[what: string, answer: unknown]>([
    ["no vectors", null],
    ["too few", []],
    ["texts", [["a"]]],
  ])("refuses %s", async (_what, answer) => {
    const embedder = await localEmbedder("/models/small", runtime(answer).load);
    await expect(embedder.embed(["a text"], signal)).rejects.toThrow();
  });

  it.each<[what: string, loaded: unknown, message: string]>([
    ["no settings", {}, "has no env"],
    ["no pipelines", { env: {} }, "has no pipeline"],
    ["another shape", { env: {}, pipeline: async () => ({}) }, "has no pipeline for feature-extraction"],
  ])("refuses a runtime with %s", async (_what, loaded, message) => {
    await expect(localEmbedder("/models/small", async () => loaded)).rejects.toThrow(message);
  });
});
