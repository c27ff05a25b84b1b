import { Command, InvalidArgumentError, Option } from "commander";
import { allKeys, createKey, revoke } from "../editors/keys.ts";
import { migrate } from "../upgrade/migrate.ts";
import { ROLES, type Role } from "../vocabulary.ts";
import { withDatabase } from "./with-database.ts";

export function keysCommand(): Command {
  const keys = new Command("keys").description("keys of editors");
  keys
    .command("create")
    .description("make a key; its last line is the key, shown this once")
    .requiredOption("--name <name>", "whose it is; the same name again is the same person", someone)
    .addOption(new Option("--role <role>", "what it may do").choices(ROLES).makeOptionMandatory())
    .action(({ name, role }: { name: string; role: Role }) =>
      withDatabase(async (db) => {
        await migrate(db);
        const { key, secret } = await createKey(db, { name, role, at: new Date().toISOString() });
        console.log(`A key for ${key.editor.name} (${key.role}). Its id, to revoke it by: ${key.id}`);
        console.log("The key itself, to sign in with, is the next line. Keep it: it is not shown again.");
        console.log(secret);
      }),
    );
  keys
    .command("list")
    .description("every key, without its secret")
    .action(() =>
      withDatabase(async (db) => {
        for (const { id, editor, role, prefix, lastUsedAt, revokedAt } of await allKeys(db)) {
          const used = lastUsedAt ? `last used ${lastUsedAt}` : "never used";
          console.log(
            [id, `${prefix}…`, role, editor.name, revokedAt ? `revoked ${revokedAt}` : used].join("  "),
          );
        }
      }),
    );
  keys
    .command("revoke")
    .description("make a key worthless")
    .argument("<id>", "its id, key_…")
    .action((id: string) =>
      withDatabase(async (db) => {
        const { revokedAt } = await revoke(db, id, new Date().toISOString());
        console.log(`${id} is revoked since ${revokedAt}.`);
      }),
    );
  return keys;
}

function someone(name: string): string {
  if (name.trim() === "") throw new InvalidArgumentError("A key is somebody's: give a name.");
  return name.trim();
}
