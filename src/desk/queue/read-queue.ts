import { listDrafts } from "../claim/list-claims.ts";
import { deskRoutes } from "../desk.ts";
import { answerQueue } from "./queue-page.ts";

export const queuePages = deskRoutes();

queuePages.get("/desk", async (c) => answerQueue(c, await listDrafts(c.get("db"))));
