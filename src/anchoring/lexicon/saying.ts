import { wordSet } from "../../language/word-set.ts";

/** Verbs behind which "that" may be there or not. */
export const SAYING = wordSet(
  `say says said saying think thinks thought believe believes believed hope hopes hoped know knows knew claim claims claimed report
   reports reported add adds added argue argues argued insist insists insisted warn warns warned announce announced admit admits
   admitted suggest suggests suggested estimate estimates estimated confirm confirms confirmed agree agreed fear feared feel felt
   find finds found show shows showed shown note notes noted predict predicts predicted conclude concluded acknowledge acknowledged
   explain explained explains told me him us them reporters parliament so`,
);
