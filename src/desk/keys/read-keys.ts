import { allKeys, createKey, type KeyView, newKey, RANDOM_BYTES, revoke } from "../../editors/keys.ts";
import type { AppContext } from "../../http/environment.ts";
import { sessionWord } from "../../http/pipelines/desk.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import { carryOut } from "../carry-out.ts";
import { deskRoutes, needsRole } from "../desk.ts";
import { UNTOUCHED } from "../parts/form.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped } from "../parts/typed.ts";
import { refusalOfIssues } from "../refusal.ts";
import { answerKeys, answerMadeKey, answerRevocation } from "./keys-page.ts";

export const keyPages = deskRoutes();

keyPages.use("/desk/keys", needsRole("admin"));
keyPages.use("/desk/keys/*", needsRole("admin"));

keyPages.get("/desk/keys", async (c) => answerKeys(c, await allKeys(c.get("db")), UNTOUCHED));

/** Makes a key, and shows its secret. */
keyPages.post("/desk/keys", async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  const db = c.get("db");
  const again = async (state: Parameters<typeof answerKeys>[2], status: number) =>
    answerKeys(c, await allKeys(db), state, status);
  if (typed.isReview) return again({ typed, refused: null }, 200);
  const parsed = newKey.safeParse({
    name: typed.given("name") ?? undefined,
    role: typed.given("role") ?? undefined,
  });
  if (!parsed.success) return again({ typed, refused: refusalOfIssues(parsed.error.issues) }, 422);
  const made = await createKey(
    db,
    { ...parsed.data, at: new Date().toISOString() },
    await bytesFor(c, [typed.token, parsed.data.name, parsed.data.role]),
  );
  return answerMadeKey(c, made);
});

keyPages.get("/desk/keys/:id/revoke", async (c) => {
  return answerRevocation(c, await find(c, c.req.param("id")), UNTOUCHED);
});

keyPages.post("/desk/keys/:id/revoke", async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  const key = await find(c, c.req.param("id"));
  if (typed.text("do") !== "revoke") return answerRevocation(c, key, { typed, refused: null });
  const show = (refused: Parameters<typeof answerRevocation>[2]["refused"], status: number) =>
    answerRevocation(c, key, { typed, refused }, status);
  return carryOut(c, typed, {
    show,
    run: async ({ context }) => {
      await revoke(c.get("db"), key.id, context.now());
      return { to: withDone("/desk/keys", "key-revoked"), kept: false };
    },
  });
});

async function find(c: AppContext, id: string): Promise<KeyView> {
  const key = (await allKeys(c.get("db"))).find((one) => one.id === id);
  if (!key) throw new ProblemError("not-found", "There is no such key.");
  return key;
}

/**
 * What the key of this form is made of: the same for the same form in the same session, so that who presses twice makes one
 * key and sees its secret, which is kept nowhere; another for who goes back and asks for another. Nobody can tell it who does not have the cookie.
 */
async function bytesFor(c: AppContext, form: readonly string[]): Promise<Uint8Array> {
  const word = sessionWord(c);
  if (word === null) throw new Error("a key is made in a session");
  const encoder = new TextEncoder();
  const secret = await crypto.subtle.importKey(
    "raw",
    encoder.encode(word),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const mac = await crypto.subtle.sign(
    "HMAC",
    secret,
    encoder.encode(`a key of the desk, ${JSON.stringify(form)}`),
  );
  return new Uint8Array(mac).slice(0, RANDOM_BYTES);
}
