import { basename, dirname, resolve } from "node:path";
import * as z from "zod";
import type { Config } from "./config.ts";
import { checkVectors, type Embedder } from "./inference/embedder.ts";

/** With its runtimes this is 474 MB, so it is no dependency: whoever wants a model in the process installs it. */
const RUNTIME = "@huggingface/transformers";

const vectors = z.array(z.array(z.number()));
type Callable = (...args: readonly unknown[]) => unknown;
const isCallable = (value: unknown): value is Callable => typeof value === "function";

function member(object: unknown, name: string): unknown {
  const isObject = (typeof object === "object" && object !== null) || typeof object === "function";
  return isObject ? Reflect.get(object, name) : undefined;
}

function callable(value: unknown, name: string): Callable {
  if (!isCallable(value)) throw new Error(`${RUNTIME} has no ${name}: is it version 3 or 4?`);
  return value;
}

async function loadRuntime(): Promise<unknown> {
  try {
    return await import(RUNTIME);
  } catch (error) {
    throw new Error(`EMBEDDER_FOLDER needs ${RUNTIME}: npm install ${RUNTIME}@4.3.1`, { cause: error });
  }
}

/**
 * A model in a folder of this machine, in the layout of Hugging Face (`config.json`, `tokenizer.json`, `onnx/model.onnx`), run in
 * this process. Nothing is downloaded. Throws what is missing.
 *
 * @param load gives the runtime, where it is not the installed one
 */
export async function localEmbedder(folder: string, load = loadRuntime): Promise<Embedder> {
  const path = resolve(folder);
  const runtime = await load();
  const settings = member(runtime, "env");
  if (typeof settings !== "object" || settings === null) throw new Error(`${RUNTIME} has no env`);
  Object.assign(settings, {
    allowRemoteModels: false,
    allowLocalModels: true,
    localModelPath: dirname(path),
  });
  const pipeline = callable(member(runtime, "pipeline"), "pipeline");
  const extract = callable(
    await pipeline("feature-extraction", basename(path), {
      dtype: "fp32",
      device: "cpu",
      // Several threads wait for each other in a loop: of two cores they took eight times the processor time for a sentence.
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
    }),
    "pipeline for feature-extraction",
  );
  return {
    recipient: null,
    model: basename(path),
    async embed(texts) {
      const tensor = await extract([...texts], { pooling: "mean", normalize: true });
      const list = callable(member(tensor, "tolist"), "tolist").call(tensor);
      return checkVectors(vectors.parse(list), texts);
    },
  };
}

/** The model of EMBEDDER_FOLDER, if there is one. */
export async function localEmbedderOf({ embedder }: Config): Promise<Embedder | undefined> {
  return embedder !== null && "folder" in embedder.from ? localEmbedder(embedder.from.folder) : undefined;
}
