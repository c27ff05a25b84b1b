import { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment } from "../environment.ts";
import { rejectInvalid } from "./reject-invalid.ts";

/** Routes with their contracts. What a contract refuses is thrown as a problem. */
export function createRouter() {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      rejectInvalid(result);
    },
  });
}
