import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { nodeTransport } from "../../src/node-webhooks.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { sendDue } from "../../src/webhooks/send-due.ts";
import { EditingClient, Unanswered } from "../crash/editing-client.ts";
import { type Received, type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const HOUR_MS = 3_600_000;
/** A server lives for up to so long before it is killed, ms. */
const LONGEST_LIFE_MS = 3_000;

export interface DrillOptions {
  /** The command line's file. */
  cli: string;
  /** Path of a database file that is not there yet. */
  file: string;
  kills: number;
}

export interface DrillReport {
  kills: number;
  /** Changes that have to be told. */
  changes: number;
  /** By receiver: messages that came, and those that came more than once. */
  receivers: Record<string, { came: number; repeated: number }>;
  broken: string[];
}

/** A receiver, and what it got its messages signed with. */
interface Party {
  name: string;
  receiver: Receiver;
  secret: string;
}

/**
 * Edits through a real server that is killed with SIGKILL at random moments while it sends to receivers of every kind; then
 * lets the receivers behave and the time go by, and holds what each took against the record of changes.
 */
export async function drill({ cli, file, kills }: DrillOptions): Promise<DrillReport> {
  const report: DrillReport = { kills: 0, changes: 0, receivers: {}, broken: [] };
  const trap = await startReceiver();
  const { people, admin } = await prepare(file);
  const parties = await openParties(trap);
  let gone: Party | null = null;
  for (; report.kills < kills; report.kills++) {
    const { process: server, url } = await startServer(cli, file);
    if (report.kills === 0)
      for (const party of parties) party.secret = await register(url, admin, party.receiver.url);
    // One of them is not there from the first kill on.
    if (report.kills === 1) {
      gone = parties.at(-1) ?? null;
      await gone?.receiver.close();
    }
    const firstAnswer = Promise.withResolvers<void>();
    const outcomes = Promise.allSettled(
      people.map((person) => person.work(url, () => firstAnswer.resolve())),
    );
    await Promise.race([firstAnswer.promise, outcomes]);
    await Promise.race([pause(200 + Math.random() * LONGEST_LIFE_MS), outcomes]);
    const exit = once(server, "exit");
    server.kill("SIGKILL");
    await exit;
    for (const outcome of await outcomes)
      if (outcome.status === "rejected" && !(outcome.reason instanceof Unanswered))
        report.broken.push(String(outcome.reason));
  }
  for (const { receiver } of parties) receiver.behave(() => 200);
  await passTime(file, async (hours) => {
    if (hours !== 24 || gone === null) return;
    const { port } = new URL(gone.receiver.url);
    const back = await startReceiver(() => 200, Number(port));
    gone.receiver = joined(gone.receiver, back);
  });
  await compare(file, parties, report);
  if (trap.received.length > 0) report.broken.push(`${trap.received.length} messages followed a redirection`);
  await forbidden(file, parties, report);
  for (const { receiver } of [...parties, { receiver: trap }]) await receiver.close();
  return report;
}

async function prepare(file: string): Promise<{ people: EditingClient[]; admin: string }> {
  const db = await openEmbedded({ url: `file:${file}` });
  await migrate(db);
  const at = new Date().toISOString();
  const key = async (name: string, role: "editor" | "senior" | "admin") =>
    (await createKey(db, { name, role, at })).secret;
  const senior = await key("Sam Senior", "senior");
  const people: EditingClient[] = [];
  for (let i = 0; i < 3; i++) people.push(new EditingClient(i, await key(`Editor ${i}`, "editor"), senior));
  const admin = await key("Ada Admin", "admin");
  db.close();
  return { people, admin };
}

/** Receivers of every kind; the last one is the one that goes away. */
async function openParties(trap: Receiver): Promise<Party[]> {
  const chance = (share: number) => Math.random() < share;
  const manners: Record<string, Parameters<typeof startReceiver>[0]> = {
    steady: () => 200,
    slow: (_message, response) => {
      const wait = setTimeout(() => response.writeHead(204).end(), 2_000 * Math.random());
      response.once("close", () => clearTimeout(wait));
      return null;
    },
    silent: (_message, response) => {
      if (chance(0.8)) response.writeHead(200).end();
      return null;
    },
    failing: () => (chance(0.5) ? 200 : 503),
    redirecting: (_message, response) => {
      response.writeHead(chance(0.5) ? 200 : 307, { location: trap.url }).end();
      return null;
    },
    garbage: (_message, response) => {
      if (chance(0.5)) response.writeHead(200).end("x".repeat(100_000));
      else response.socket?.end("\u0000\u0001 this is no HTTP");
      return null;
    },
    gone: () => 200,
  };
  const parties: Party[] = [];
  for (const [name, manner] of Object.entries(manners))
    parties.push({ name, receiver: await startReceiver(manner), secret: "" });
  return parties;
}

async function register(server: string, admin: string, url: string): Promise<string> {
  const answer = await fetch(`${server}/v1/webhooks`, {
    method: "POST",
    headers: { Authorization: `Bearer ${admin}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url, after: 0 }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { secret: string }).secret;
}

/** The sender of the program with its clock moved on, hour by hour, until nothing waits. */
async function passTime(file: string, onHour: (hours: number) => Promise<void>): Promise<void> {
  const db = await openEmbedded({ url: `file:${file}` });
  let clock = Date.now() + HOUR_MS;
  const context = {
    transport: nodeTransport({ http: false, local: true }),
    publicUrl: "http://127.0.0.1",
    release: "drill",
    now: () => clock,
  };
  for (let hours = 0; hours < 60; hours++, clock += HOUR_MS) {
    await onHour(hours);
    await sendDue(db, context);
  }
  db.close();
}

/** What each took, against what there was to tell. */
async function compare(file: string, parties: readonly Party[], report: DrillReport): Promise<void> {
  const db = await openEmbedded({ url: `file:${file}` });
  const { rows } = await db.execute("select seq, claim_id from changes where kind <> 'checked' order by seq");
  const left = await db.execute(
    "select webhook_id, change_seq, status from webhook_deliveries where status <> 'delivered'",
  );
  db.close();
  for (const row of left.rows) report.broken.push(`not taken: ${JSON.stringify(row)}`);
  report.changes = rows.length;
  for (const { name, receiver, secret } of parties) {
    const say = (what: string) => report.broken.push(`${name}: ${what}`);
    const came = receiver.received;
    const ids = new Set(came.map(({ id }) => id));
    report.receivers[name] = { came: came.length, repeated: came.length - ids.size };
    const first = new Map<number, Received>();
    for (const message of came) if (!first.has(message.seq)) first.set(message.seq, message);
    for (const { seq } of rows) if (!first.has(Number(seq))) say(`change ${seq} was never delivered`);
    if (first.size !== rows.length) say(`${first.size} changes came, of ${rows.length}`);
    for (const message of came) {
      const same = first.get(message.seq);
      if (same?.id !== message.id || same.raw !== message.raw)
        say(`change ${message.seq} came as two messages`);
      const time = new Date(1000 * Number(message.headers["webhook-timestamp"]));
      const signature = new Webhook(secret).sign(message.id, time, message.raw);
      if (message.headers["webhook-signature"] !== signature) say(`${message.id} is not signed`);
    }
    for (const [claim, messages] of Map.groupBy(first.values(), (message) => message.claim)) {
      const seqs = messages.map(({ seq }) => seq);
      if (seqs.some((seq, i) => seq < (seqs[i - 1] ?? 0))) say(`${claim}: ${seqs.join(", ")}`);
    }
  }
}

/** The same receivers under the rule without the operator's setting: nobody of this machine is sent anything. */
async function forbidden(file: string, parties: readonly Party[], report: DrillReport): Promise<void> {
  const before = parties.map(({ receiver }) => receiver.received.length);
  const db = await openEmbedded({ url: `file:${file}` });
  await db.write(["update webhook_deliveries set status = 'waiting', next_attempt_at = '2026'"]);
  const rule = nodeTransport({ http: true, local: false });
  await sendDue(db, { transport: rule, publicUrl: "http://127.0.0.1", release: "drill", now: Date.now });
  const { rows } = await db.execute(
    "select last_outcome as outcome, count(*) as n from webhook_deliveries where last_attempt_at is not null and status = 'waiting' group by 1",
  );
  db.close();
  const after = parties.map(({ receiver }) => receiver.received.length);
  if (after.join() !== before.join()) report.broken.push(`sent to this machine: ${before} → ${after}`);
  if (!rows.some(({ outcome }) => outcome === "forbidden-address"))
    report.broken.push(`nothing was refused for its address: ${JSON.stringify(rows)}`);
}

/** One that came back at its address: what it took before and after. */
function joined(before: Receiver, now: Receiver): Receiver {
  now.received.unshift(...before.received);
  return now;
}

async function startServer(cli: string, file: string): Promise<{ process: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [cli, "serve"], {
    env: {
      ...process.env,
      PORT: String(await freePort()),
      DATABASE_URL: `file:${file}`,
      LOG_LEVEL: "error",
      WEBHOOKS_LOCAL: "true",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await Promise.race([once(server.stdout, "data"), once(server, "exit")]);
  const url = /at (http:\/\/[^ ]+)/.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`the server did not say where it is: ${line}`);
  return { process: server, url };
}

let port: number | null = null;

/** The same for every server: bodies name it. */
async function freePort(): Promise<number> {
  if (port !== null) return port;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
