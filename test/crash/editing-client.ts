/** A write whose answer arrived. */
export interface Acknowledged {
  key: string;
  body: string;
}

/** The server went away before it answered. */
export class Unanswered extends Error {}

interface Write {
  path: string;
  body: unknown;
  ifMatch?: number;
  bySenior?: boolean;
}

/**
 * Somebody who adds article, claim, quote and verdict and has them published, over and over. What got no answer is
 * sent again, the same under the same Idempotency-Key, to the next server.
 */
export class EditingClient {
  readonly #number: number;
  readonly #editor: string;
  readonly #senior: string;
  #round = 0;
  #step = 0;
  #claim = "";
  #article = "";
  /** How often it was told to come again. */
  busy = 0;
  /** The request that was sent last and not answered yet. */
  open: { write: Write; key: string } | null = null;

  constructor(number: number, editor: string, senior: string) {
    this.#number = number;
    this.#editor = editor;
    this.#senior = senior;
  }

  /** Writes until the server goes away: throws {@link Unanswered}. Any other error is a wrong answer. */
  async work(server: string, acknowledge: (written: Acknowledged) => void): Promise<never> {
    for (;;) {
      this.open ??= { write: this.#next(), key: `${this.#number}-${this.#round}-${this.#step}` };
      const { key, write } = this.open;
      const { status, body } = await this.#send(server, write, key);
      if (status === 503) {
        this.busy += 1;
        continue;
      }
      if (status !== 200 && status !== 201) throw new Error(`${write.path}: ${status} ${body}`);
      acknowledge({ key, body });
      this.open = null;
      const { id } = JSON.parse(body) as { id: string };
      if (this.#step === 0) this.#article = id;
      if (this.#step === 1) this.#claim = id;
      this.#step = (this.#step + 1) % 5;
      if (this.#step === 0) this.#round += 1;
    }
  }

  #next(): Write {
    const name = `${this.#number} ${this.#round}`;
    const claim = `/v1/claims/${this.#claim}`;
    switch (this.#step) {
      case 0: {
        const text = `In round ${name} the city closed the bridge. Nobody had expected it.`;
        return {
          path: "/v1/articles",
          body: { url: `https://news.example/${name.replace(" ", "/")}`, text },
        };
      }
      case 1:
        return { path: "/v1/claims", body: { text: `The bridge was closed, ${name}.`, topics: ["bridges"] } };
      case 2: {
        const quote = { exact: "the city closed the bridge" };
        return { path: `${claim}/spans`, body: { article: this.#article, role: "supports", quote } };
      }
      case 3:
        return {
          path: `${claim}/verdicts`,
          ifMatch: 2,
          body: {
            label: "supported",
            headline: "It was closed",
            summary: "The notice says so.",
            basis: { strength: "one_report" },
            notSeen: ["the decision itself"],
            change: { kind: "initial" },
          },
        };
      default:
        return { path: `${claim}/publish`, body: {}, ifMatch: 3, bySenior: true };
    }
  }

  async #send(server: string, write: Write, key: string): Promise<{ status: number; body: string }> {
    try {
      const answer = await fetch(`${server}${write.path}`, {
        method: "POST",
        body: JSON.stringify(write.body),
        headers: {
          Authorization: `Bearer ${write.bySenior ? this.#senior : this.#editor}`,
          "Content-Type": "application/json",
          "Idempotency-Key": key,
          ...(write.ifMatch === undefined ? {} : { "If-Match": `"${write.ifMatch}"` }),
        },
      });
      return { status: answer.status, body: await answer.text() };
    } catch (error) {
      throw new Unanswered(write.path, { cause: error });
    }
  }
}
