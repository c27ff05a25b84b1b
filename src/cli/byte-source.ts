import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** What gzip may unfold to: so many times its size, above so many bytes. Text comes to a tenth; a bomb to a thousandth. */
const MOST_UNFOLDED = 100;
const UNFOLDED_FREE_BYTES = 200 * 1024 * 1024;

/** A source that cannot be read to its end; `message` is for whoever named it. */
export class UnreadableSource extends Error {}

/** The bytes of a file, or of standard input where it is called `-`; those within, where they are gzip. */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  const input = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    const first = await firstChunk(input);
    if (first === null) return;
    if (first[0] === 0x1f && first[1] === 0x8b) yield* unfold(input, first, path);
    else {
      yield first;
      yield* chunks(input);
    }
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") throw new UnreadableSource(`There is no file ${path}.`);
    if (code === "EISDIR") throw new UnreadableSource(`${path} is a folder: name a file.`);
    throw error;
  }
}

async function* unfold(input: Readable, first: Uint8Array, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let packed = first.length;
  let unfolded = 0;
  const feeding = (async () => {
    gunzip.write(first);
    for await (const chunk of chunks(input)) {
      packed += chunk.length;
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once("drain", resolve));
    }
    gunzip.end();
  })();
  feeding.catch((error) => gunzip.destroy(error));
  try {
    for await (const chunk of chunks(gunzip)) {
      unfolded += chunk.length;
      if (unfolded > UNFOLDED_FREE_BYTES && unfolded > packed * MOST_UNFOLDED) {
        throw new UnreadableSource(
          `${path} unfolds to more than ${MOST_UNFOLDED} times its size: unpack it first, if it is what you think.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    throw new UnreadableSource(`${path} is damaged: what gzip can read of it ends early.`);
  } finally {
    gunzip.destroy();
  }
}

async function firstChunk(input: Readable): Promise<Uint8Array | null> {
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    if (chunk instanceof Uint8Array && chunk.length > 0) return chunk;
  }
  return null;
}

async function* chunks(input: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) if (chunk instanceof Uint8Array) yield chunk;
}
