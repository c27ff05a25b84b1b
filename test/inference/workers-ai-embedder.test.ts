import { describe, expect, it } from "vitest";
import { inferenceOf } from "../../src/inference/inference.ts";
import { testConfig } from "../support/test-config.ts";

const MODEL = "@cf/baai/bge-m3";

describe("an embedder of Workers AI", () => {
  const over = (answer: unknown) => {
    const asked: unknown[] = [];
    const { embedder } = inferenceOf(testConfig({ EMBEDDER_MODEL: MODEL }), {
      ai: {
        run: async (...args) => {
          asked.push(args);
          return answer;
        },
      },
      report: () => {},
    });
    return { asked, embedder };
  };

  it("gives a vector a text", async () => {
    const { asked, embedder } = over({
      shape: [2, 2],
      data: [
        [1, 0],
        [0.5, 2],
      ],
    });
    expect(await embedder?.embed(["a", "b"])).toEqual([
      [1, 0],
      [0.5, 2],
    ]);
    expect(asked).toEqual([[MODEL, { text: ["a", "b"] }]]);
    expect([embedder?.model, embedder?.recipient]).toEqual([MODEL, "Cloudflare Workers AI"]);
  });

  it.each<[answer: unknown]>([
    [null],
    [{}],
    [{ data: [[1, 0]] }],
    [{ data: [[1], [1, 2]] }],
    [{ request_id: "later" }],
  ])("takes %j for no answer", async (answer) => {
    expect(await over(answer).embedder?.ask(["a", "b"])).toBe(null);
  });

  it("needs the binding, and a folder needs Node", () => {
    const none = { report: () => {} };
    expect(() => inferenceOf(testConfig({ EMBEDDER_MODEL: MODEL }), none)).toThrow("needs Workers AI");
    expect(() => inferenceOf(testConfig({ EMBEDDER_FOLDER: "/m" }), none)).toThrow("needs Node");
  });
});
