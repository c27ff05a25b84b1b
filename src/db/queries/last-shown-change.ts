import type { Database } from "../database.ts";

/** When what readers see was last changed, or redacted, as an ISO 8601 instant; null where it never was. */
export async function findLastShownChange(db: Database): Promise<string | null> {
  const { values } = await db.execute(`
    select max(at) from (
      select * from (select at from changes order by seq desc limit 1)
      union all
      select * from (select e.at from redactions r join events e on e.id = r.event_id order by r.seq desc limit 1))`);
  const at = values[0]?.[0];
  return typeof at === "string" ? at : null;
}
