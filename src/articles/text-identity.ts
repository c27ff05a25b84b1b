import { codePoints } from "../language/code-points.ts";
import { sha256Hex } from "../language/sha256.ts";
import { normaliseText } from "../language/text-normal-form.ts";

export interface IdentifiedText {
  /** Normalised: what offsets count in and quotes are checked against. */
  content: string;
  sha256: string;
  /** Code points. */
  length: number;
}

export async function identifyText(text: string): Promise<IdentifiedText> {
  const content = normaliseText(text);
  return { content, sha256: await sha256Hex(content), length: codePoints(content) };
}
