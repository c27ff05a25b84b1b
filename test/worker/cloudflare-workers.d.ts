/** As much of the runtime's own module as the tests use; its full types would replace Node's for the whole project. */
declare module "cloudflare:workers" {
  export const exports: {
    /** The Worker under test, asked as over the network. */
    default: {
      fetch(url: string, init?: RequestInit): Promise<Response>;
      scheduled(event?: object): Promise<unknown>;
    };
  };
  /** The cache in front of the Worker, where there is one. */
  export const cache: { purge(options: { tags: string[] }): Promise<unknown> } | undefined;
  /** Keeps the isolate alive for the request that is being answered until this is settled. */
  export function waitUntil(promise: Promise<unknown>): void;
}
