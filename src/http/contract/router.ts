import { OpenAPIHono } from "@hono/zod-openapi";
import type { Router } from "hono/router";
import type { H, RouterRoute } from "hono/types";
import type { Environment } from "../environment.ts";
import { rejectInvalid } from "./reject-invalid.ts";

/** Routes with their contracts. What a contract refuses is thrown as a problem. */
export function createRouter(router?: Router<[H, RouterRoute]>) {
  return new OpenAPIHono<Environment>({
    ...(router === undefined ? {} : { router }),
    defaultHook: (result) => {
      rejectInvalid(result);
    },
  });
}
