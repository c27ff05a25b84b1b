/** Words that say one thing joined and another apart, as each is written. */
export const SPLIT_MATTERS: ReadonlySet<string> = new Set(
  `maybe everyday sometime sometimes apart already altogether anyway always into onto nobody someone anyone everyone anymore
   however whatever another without within throughout upset overtake overrun setup breakdown takeover outbreak layoff
   underway indeed instead together aside ahead away along alone around across abroad about above a-part herein
   greenhouse blackbird darkroom hotdog overlook oversee overdo understand undergo outlaw outstanding breakfast cupboard
   football-team resign recover reform recreate recollect represent recede resort release relay remark reserve repress
   loophole nowhere offshore onshore inside outside upright downright forgo forego bypass passover notable
   allright wherever evermore furthermore nevertheless therefore thereby whereby manslaughter
   therapist assassin island`.split(/\s+/),
);

/** Words that are written in one and in two, short parts and all. */
export const MAY_BE_ONE_WORD: ReadonlySet<string> = new Set(
  `email ebook ecommerce online offline nonprofit nonviolent nonstop prewar postwar antitrust antisemitic antivirus reelected reelection
   reenter reexamine reuse cooperate cooperation coordinate coordination coordinated coworker copilot coauthor onto lineup startup goodbye
   website webpage ongoing teenage teenager inbox upfront percent alright underway decisionmaking policymaker policymakers lawmaker
   subcommittee multinational semifinal midterm midweek midday midnight preschool proactive antiaircraft antiinflammatory
   nonexistent nongovernmental unicef takeout payoff layoffs tshirt xray uturn wifi vicepresident`.split(
    /\s+/,
  ),
);
