import { named } from "../../pages/style/assets.ts";
import { DESK_CSS } from "./desk-css.ts";
import { READING_CSS } from "./reading-css.ts";
import { WORKBENCH_CSS } from "./workbench-css.ts";

export const DESK_STYLE = named(
  "desk",
  "css",
  "text/css; charset=utf-8",
  `${DESK_CSS}${READING_CSS}${WORKBENCH_CSS}`,
);
