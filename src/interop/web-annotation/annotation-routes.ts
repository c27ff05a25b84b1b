import { Hono } from "hono";
import type { Environment } from "../../http/environment.ts";
import { readRoutes } from "./read-routes.ts";
import { recogniseEditor, writeRoutes } from "./write-routes.ts";

/** The Web Annotation Protocol (https://www.w3.org/TR/annotation-protocol/) over the quotes of claims. */
export const annotationRoutes = new Hono<Environment>()
  .use("/annotations/*", recogniseEditor)
  .route("/", readRoutes)
  .route("/", writeRoutes);
