import type { CueList } from "../beside-cues.ts";

export const ENGLISH: CueList = {
  negation: `no not never none nobody nothing nowhere neither nor without cannot cant dont wont aint hardly barely scarcely
    seldom rarely except deny denies denied denying denial denials refuse refuses refused refusing reject rejects rejected
    rejecting dispute disputes disputed disputing contradict* refute refutes refuted rebut* disprove* dispel* dismiss
    dismisses dismissed fail fails failed failing prevent prevented unable lack lacks lacked lacking far_from instead_of
    rather_than stop stops stopped cease ceased contrary otherwise overturn* revers* annul* rescind* quash* cancel*
    called_off yet_to remains_to_be awaits awaiting short_of`,
  falsehood: `false falsely falsehood* untrue fake faked hoax wrong wrongly incorrect* inaccura* mistake mistakes mistaken*
    misstat* misstated misreport* misquot* misidentif* misattribut* misleading mislead* error errors erroneous* in_error
    correction corrections corrected corrects correcting corrigend* erratum clarification* clarif* retract* withdrawn
    withdrew withdraw retracted debunk* myth myths fabricat* doctored disproven unfounded baseless groundless
    discredited lie lies lied lying earlier_version previous_version original_version we_regret editor's_note
    editors'_note editor_note should_have_said fact-check misinformation disinformation deepfake bogus
    nonsense invented photoshopped satire satirical parody spoof april_fool* outdated obsolete superseded no_basis
    out_of_context apologis* apologiz* sorry regret* unreliable rubbish scam staged misprint typo ai-generated forg* counterfeit* tampered manipulated spurious phoney phony sham rigged hacked made_up made-up cooked_up threw_out thrown_out claim_out case_out taken_down took_down deleted
    struck_down overruled discredit* unsupported exaggerat* misunderst* misinterpret* pants_on_fire ❌ ✗ ✘ 🚫 ⛔`,
  doubt: `alleg* supposed* purport* so-called unconfirmed unverified unproven unsubstantiated questionable dubious doubt doubts
    doubted doubtful doubting rumour rumours rumoured rumor rumors rumored reputed* claim claims claimed claiming insist
    insists insisted ostensibl* disputed contested skeptic* sceptic* speculat* apparently seemingly uncorroborated
    hearsay presum* gossip conspiracy uncertain unclear supposition implausibl*`,
  condition: `if unless whether provided providing assuming suppose supposing in_case in_the_event should_the as_long_as
    only_when until till hypothetical* depending subject_to pending once_the when_and_if otherwise lest were_it were_there were_they had_there had_it had_he had_she had_they had_we should_there should_it should_they`,
  modality: `may might could would can should must ought will shall possibly perhaps maybe probably potential* likely
    unlikely likelihood chance expected planned plans plan proposed proposes propose hopes hope wants want fears fear feared
    threatens threatened going_to set_to due_to_be about_to risk risks supposed_to want_to hoped intends intend try
    tried attempt* warned warn warns predicted predicts forecast* wish wishes demand* urged called_for draft proposal asked_to urged_to ordered_to required_to told_to supposed_to asked_whether`,
  frame: `imagine imagined imaginary fiction* novel film movie drill exercise simulat* scenario* training_exercise dream
    dreamt dreamed formerly previously used_to once no_longer earlier until_recently at_the_time back_in originally
    initial* first_reported was_thought were_thought had_been in_a_play joke jokes joked jokingly joking pretend* sarcas*
    ironic* historically anymore any_more test_page sample story_goes years_ago decades_ago months_ago centuries_ago year_ago decade_ago long_ago back_then in_those_days at_one_time once_upon actor actress
    actors comedian puppet script rehearsal skit musical lyrics poem legend fable thriller prank sketch`,
  attribution: `say says said saying according_to tell tells told claim claims claimed allege* alleges argue argues argued
    believe believes believed think thinks thought assert* insist insists insisted contend* maintain maintains maintained
    suggest suggests suggested write writes wrote written tweet* posted posts report reports reported state states stated
    announce* announced declare* accuse accuses accused complain* quoted quoting quotes cites citing cited boast* conceded
    admit admits admitted in_the_words_of in_the_view_of in_the_opinion_of testif* told_reporters put_it heard read_out
    confirm confirms confirmed acknowledg* note notes noted added adds explain* recall* reckon* opinion view caption*
    teach* taught writing shout* yell* whisper* ask asks asked reply replies replied answer answers answered remark* repeat* chant* cried sings sang predict* promise* vow* warn warns warned telling`,
  degree: `almost nearly about around roughly approximately up_to as_many_as as_few_as at_most at_least fewer less more over under
    only just some most half partly partially some_of few all every part_of not_all most_of none_of below above merely
    mere near maximum minimum`,
  contrast: `but however though although yet despite in_fact actually in_reality in_truth nevertheless nonetheless
    conversely on_the_contrary instead by_contrast really whereas even_though`,
  pointing: `this that these those it such following above below so none neither former latter`,
  matter: `claim claims figure figures number numbers total statement statements report reports account accounts story
    allegation allegations assertion quote quotes quotation sentence passage paragraph article text version photo picture video
    post posts headline remark remarks estimate estimates count tally accusation accusations rumour rumor words line
    information description detail details fact finding findings conclusion data`,
};
