import { covers, isFresh, type LookupAnswer } from "../../lookup/answer.ts";

/** Units of JSON of all answers together; `storage.session` takes 10 MB. What is over goes, the oldest first. */
const MOST_KEPT = 6_000_000;
const KEY = "answers";

export interface ReceivedAnswer {
  /** Address of the server. */
  server: string;
  /** Ms by this computer's clock. */
  receivedAt: number;
  answer: LookupAnswer;
}

/** Answers until they are too old, in memory and never on disk. */
export interface KeptAnswers {
  /** The newest one that says something of this page, if it may still be shown. */
  about(server: string, hash: string): Promise<ReceivedAnswer | null>;
  keep(received: ReceivedAnswer): Promise<void>;
  /** What is known of a page that a server no longer has. */
  forget(server: string, hash: string): Promise<void>;
  forgetServers(except: readonly string[]): Promise<void>;
}

/** @param inMemoryOnly for private windows of a browser that has one background for all: not even `storage.session`. */
export function keptAnswers({ inMemoryOnly }: { inMemoryOnly: boolean }): KeptAnswers {
  let known: Promise<readonly ReceivedAnswer[]> | null = null;
  const read = () => {
    known ??= inMemoryOnly ? Promise.resolve([]) : load();
    return known;
  };
  const change = async (changed: (answers: readonly ReceivedAnswer[]) => readonly ReceivedAnswer[]) => {
    known = read().then((answers) => {
      const now = Date.now();
      return changed(answers).filter(({ answer, receivedAt }) => isFresh(answer, receivedAt, now));
    });
    const answers = await known;
    if (!inMemoryOnly) await save(answers);
  };
  return {
    async about(server, hash) {
      const now = Date.now();
      const fitting = (await read()).filter(
        (one) =>
          one.server === server && covers(one.answer, hash) && isFresh(one.answer, one.receivedAt, now),
      );
      return fitting.at(-1) ?? null;
    },
    keep(received) {
      return change((answers) => [
        ...answers.filter(
          ({ server, answer }) => server !== received.server || answer.prefix !== received.answer.prefix,
        ),
        received,
      ]);
    },
    async forget(server, hash) {
      const has = (one: ReceivedAnswer) => one.server === server && one.answer.pages.has(hash);
      if (!(await read()).some(has)) return;
      await change((answers) =>
        answers.map((one) =>
          has(one) ? { ...one, answer: { ...one.answer, pages: without(one.answer.pages, hash) } } : one,
        ),
      );
    },
    forgetServers: (except) => change((answers) => answers.filter(({ server }) => except.includes(server))),
  };
}

function without(pages: ReadonlyMap<string, unknown>, hash: string): Map<string, unknown> {
  return new Map([...pages].filter(([one]) => one !== hash));
}

type Stored = Omit<ReceivedAnswer, "answer"> & {
  answer: Omit<LookupAnswer, "pages"> & { pages: [string, unknown][] };
};

async function load(): Promise<ReceivedAnswer[]> {
  const { [KEY]: stored = [] } = await chrome.storage.session.get<Record<string, Stored[]>>(KEY);
  return stored.map(({ answer, ...rest }) => ({
    ...rest,
    answer: { ...answer, pages: new Map(answer.pages) },
  }));
}

async function save(answers: readonly ReceivedAnswer[]): Promise<void> {
  const stored: Stored[] = answers.map(({ answer, ...rest }) => ({
    ...rest,
    answer: { ...answer, pages: [...answer.pages] },
  }));
  while (stored.length > 0 && JSON.stringify(stored).length > MOST_KEPT) stored.shift();
  // Padding was left out when they were read, and what does not fit lives as long as the background does.
  await chrome.storage.session.set({ [KEY]: stored }).catch(console.warn);
}
