import type { TextRecord } from "../db/queries/article-writes.ts";
import { DomainError } from "../domain-error.ts";
import type { SnapshotExtent } from "../vocabulary.ts";
import type { NewSnapshot } from "./article-input.ts";
import { identifyText } from "./text-identity.ts";

/**
 * The text that a request brings or names; null where it does neither. Throws `text-mismatch` when text and hash
 * disagree, `invalid-input` when a hash comes without the length that offsets are checked against.
 */
export async function snapshotText(
  input: Pick<NewSnapshot, "text" | "textSha256" | "textLength" | "keepText">,
): Promise<TextRecord | null> {
  if (input.text === undefined) {
    if (input.textSha256 === undefined && input.textLength === undefined) return null;
    if (input.textSha256 === undefined || input.textLength === undefined) {
      throw new DomainError(
        "invalid-input",
        "A text that is not sent is named by textSha256 and textLength together.",
        {
          errors: [
            {
              pointer: input.textSha256 === undefined ? "/textSha256" : "/textLength",
              message: "is missing",
            },
          ],
        },
      );
    }
    return { sha256: input.textSha256, length: input.textLength, content: null };
  }
  const { sha256, length, content } = await identifyText(input.text);
  if (input.textSha256 !== undefined && input.textSha256 !== sha256) {
    throw new DomainError("text-mismatch", "The text does not hash to textSha256.", {
      errors: [{ pointer: "/textSha256", message: "names another text" }],
      members: { textSha256: sha256 },
    });
  }
  if (input.textLength !== undefined && input.textLength !== length) {
    throw new DomainError("text-mismatch", "The text does not have the length textLength.", {
      errors: [{ pointer: "/textLength", message: `is ${length} code points` }],
    });
  }
  return { sha256, length, content: input.keepText ? content : null };
}

/** What an event says of a snapshot: everything but the text. */
export function describeSnapshot(
  text: TextRecord | null,
  input: Pick<NewSnapshot, "retrievedAt" | "archiveUrl"> & { extent: SnapshotExtent },
): Record<string, unknown> {
  if (!text) return {};
  return {
    textSha256: text.sha256,
    textLength: text.length,
    retrievedAt: input.retrievedAt,
    archiveUrl: input.archiveUrl,
    extent: input.extent,
  };
}
