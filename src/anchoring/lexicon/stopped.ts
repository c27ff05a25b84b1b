import { wordSet } from "../../language/word-set.ts";

/** Words whose full stop may be there or not. */
export const STOPPED = wordSet(
  `mr mrs ms dr prof gov sen rep gen lt col capt sgt rev st ave rd mt jr sr vs v approx dept no nos co inc corp ltd etc eg ie fig vol
   jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun am pm km kg cm ft oz lb lbs hr hrs min mins sec
   nr ca bzw usw sra mme mlle pp ed eds cf al govt tel`,
);
