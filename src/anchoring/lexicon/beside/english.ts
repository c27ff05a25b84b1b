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
  doubt: `alleg* supposed* purport* so-called unconfirmed unverified unproven unsubstantiated questionable dubious doubt
    doubts doubted doubtful doubting rumour rumours rumoured rumor rumors rumored reputed* claim claims claimed claiming
    insist insists insisted ostensibl* disputed contested skeptic* sceptic* speculat* apparently seemingly
    uncorroborated hearsay presum* gossip conspiracy uncertain unclear supposition implausibl* believe believes believed
    think thinks thought suspect* guess guesses guessed reckon* chant* boast* joke jokes joked fantasi* dream* imagin*`,
  condition: `if unless whether provided providing assuming suppose supposing in_case in_the_event should_the as_long_as
    only_when until till hypothetical* depending subject_to pending once_the when_and_if otherwise lest were_it were_there were_they had_there had_it had_he had_she had_they had_we should_there should_it should_they`,
  modality: `may might could would can should must ought will shall possibly perhaps maybe probably potential* likely
    unlikely likelihood chance expected planned plans plan proposed proposes propose hopes hope wants want fears fear feared
    threatens threatened going_to set_to due_to_be about_to risk risks supposed_to want_to hoped intends intend try
    tried attempt* warned warn warns predicted predicts forecast* wish wishes demand* urged called_for draft proposal asked_to urged_to ordered_to required_to told_to supposed_to asked_whether`,
  frame: `imagine imagined imaginary fiction* novel film movie drill exercise simulat* scenario* training_exercise dream
    dreamt dreamed formerly previously used_to once no_longer earlier until_recently at_the_time back_in originally
    initial* first_reported was_thought were_thought had_been in_a_play joke jokes joked jokingly joking pretend*
    sarcas* ironic* historically anymore any_more test_page sample story_goes years_ago decades_ago months_ago
    centuries_ago year_ago decade_ago long_ago back_then in_those_days at_one_time once_upon actor actress actors
    comedian puppet script rehearsal skit musical lyrics poem legend fable thriller prank sketch last_year's`,
  attribution: `say says said saying according_to tell tells told claim claims claimed allege* alleges argue argues argued believe
    believes believed think thinks thought assert* insist insists insisted contend* maintain maintains maintained
    suggest suggests suggested write writes wrote written tweet* posted posts report reports reported state states
    stated announce* announced declare* accuse accuses accused complain* quoted quoting quotes cites citing cited boast*
    conceded admit admits admitted in_the_words_of in_the_view_of in_the_opinion_of testif* told_reporters put_it
    read_out confirm confirms confirmed acknowledg* note notes noted added adds explain* recall* reckon* opinion view
    caption* teach* taught writing shout* yell* whisper* ask asks asked reply replies replied answer answers answered
    remark* repeat* chant* cried sings sang predict* promise* vow* warn warns warned telling heard_that heard_of
    heard_say`,
  degree: `almost nearly about around roughly approximately up_to as_many_as as_few_as at_most at_least fewer less more over under
    only just some most half partly partially some_of few all every part_of not_all most_of none_of below above merely
    mere near maximum minimum`,
  contrast: `but however though although yet despite in_fact actually in_reality in_truth nevertheless nonetheless
    conversely on_the_contrary instead by_contrast really whereas even_though`,
  pointing: `this that these those it such following above below so none neither former latter`,
  matter: `claim claims figure figures number numbers total statement statements report reports account accounts story
    allegation allegations assertion quote quotes quotation sentence passage paragraph article text version photo
    picture video post posts headline remark remarks estimate estimates count tally accusation accusations rumour rumor
    words line information description detail details fact finding findings conclusion data paper study rule rules
    decision plan ban effect order verdict ruling deal law bill agreement accord saving savings tale rating ratings
    announcement promise pledge proof evidence leaflet result results notice`,
  turn: `opposite reverse converse inverse reversed reversal the_other_way vice_versa otherwise elsewhere different_story
    another_story other_story different_tale another_tale different_picture another_picture different_account
    another_account differently see_it_otherwise exempt* exception* exclud* apart_from aside_from other_than save_for
    with_the_exception not_apply excepted waiver loophole opt_out recant* backtrack* backed_down backed_away backpedal*
    u-turn about-face climbdown took_*_back taken_*_back take_*_back takes_*_back took_back taken_back walked_*_back
    walked_back rowed_back went_back_on changed_*_mind change_of_heart second_thoughts scrapped scrap scraps shelved
    shelve abandon* ditched axed veto* voted_down struck_*_down struck_down set_aside set_*_aside threw_*_out tossed_out
    thrown_out acquit* exonerat* cleared_of cleared_by cleared_him cleared_her cleared_them cleared_*_name pardon* absolv* vindicat* released_without_charge walked_free vanish* evaporat*
    wore_off fell_through fell_apart came_to_nothing backfired undone undid reinstat* nullif* voided moot smear*
    slander* libel* defam* kidding wink winked winking tongue_*_cheek tongue-in-cheek in_jest teas* hyperbole propaganda
    inventions fantas* coerc* duress tortur* gunpoint under_pressure mistransl* misheard mishear* misread misspoke
    mistyped mix-up mix-ups mixed_up confused namesake* imperson* impostor* pseudonym hoaxer under_review disagree*
    differs differ objects objected objections unconvinced not_convinced shake_their_heads shook_their_heads
    shakes_*_head shook_*_head rolled_*_eyes roll_*_eyes ridicul* mock* scoff* laughs laughing_off disown* distanced
    distances hypothes* theory theories pleads pleaded innocent* turned_out turns_out in_the_event in_the_end
    as_it_happened if_only not_so far_from nothing_of no_such of_the_kind of_the_sort a_word_of easier_said wishful
    pipe_dream pigs_*_fly hell_freezes hardly anything_but a_far_cry overstat* understat* double-count* doublecount*
    cherry-pick* flawed slip-up typo hacker* cast_doubt took_issue takes_issue begs_to_differ beg_to_differ wrongful*
    conflict_of_interest paid_by in_the_pay perjur* liar liars swindl* fraudster* con_man crank quack psychic
    fortune-teller astrologer hallucinat* delusion* never_happened did_not_happen came_true flopped supersed*
    watered_down softened toned_down reject* repeal* revok* rules_*_out ruled_*_out contrary clears clear_of throw_*_out
    throws_*_out threw_*_*_out threw_*_*_*_out thrown_*_out offline unpublished taken_offline drama fancy_dress costume
    makes_*_up made_*_up make_*_up make-believe fairy fairytale fairy_tale bluff sleight trick tricked prankster_*
    makes_things_up says_who stands_up add_up adds_up came_of_it comes_of_it recount retrial misled misleads
    misrepresent* out_of_hand too_good_to_be_true pulp* struck_out strike_out crossed_out redact* false_alarm
    fake_account not_included no_included does_not_hold holds_only applies_only only_applies goes_only_for only_for
    not_the_case never_did did_nothing broken_promise broke_*_promise still_stands in_dispute remains_to_be_seen
    time_will_tell still_out not_everyone not_everybody hard_to_believe of_salt cover_story pretext role-play
    thought_experiment hypothetical* mock-up true_in true_of true_for perhaps maybe possibly presumably supposedly
    allegedly reportedly rats mice guinea_pigs in_vitro burst_out_laughing other_way_about way_round way_about
    back_to_front upside_down exaggerat* boastful spin whitewash cover-up stopped_short short_of no_more_than half-truth
    half_true half_the_story half_the_truth whole_story whole_truth the_catch catch_is small_print fine_print asterisk
    conditional* provisional* tentative* premature* too_soon too_early too_late not_yet jumped_the_gun inadvertent*
    accidental* by_mistake by_accident in_error erroneous* bugged disputed contested doubted debated controvers*
    discount_*_claim nothing_to_do unrelated irrelevant beside_the_point red_herring straw_man that_is_. that_is_:
    that_is_, make_that be_the_judge you_decide judge_for_yourself see_for_yourself go_figure yeah_right as_if dream_on
    good_luck who_knows make_of_that take_your_pick so_much_for funded_by financed_by commissioned_by paid_for_by
    sponsored_by turned_up surfaced leaked came_to_light come_to_light fact_or_fiction true_or_false believe_it_or_not
    if_you_believe would_have_us have_us_believe have_you_believe clairvoyant* in_all_but_name in_name_only on_paper
    in_theory treated_none found_none saw_none has_none have_none had_none was_none were_none joking jokingly sarcastic*
    ironic* off_the_table so_far_nothing rescind* reconsider* think_again rethink not_voted final_decision rests_with
    up_to_the has_the_last_word last_word clarified only_the news_to_me out_of_date all-clear alive_and_well alive_and_kicking very_much_alive very_much_in
    very_much_at no_more_: no_more_, tear*_*_up tore_*_up torn_*_up torn_up tore_up left_little left_nothing little_left nothing_left little_of_this to_pieces
    took_apart taken_apart took_*_apart pull*_*_leg pull*_*_legs everywhere_else anywhere_else nowhere_else nowhere_but everybody_else everyone_else anyone_else
    the_rest_of put_paid puts_paid put_an_end puts_an_end came_to_an_end in_the_bin took_*_*_back took_*_*_*_back handed_*_back hand_*_back gave_*_back give_*_back
    got_*_back back_where back_to_normal as_usual for_the_cameras of_the_cameras for_show strip_out stripped_out leaving_out leaves_out ghostwr* ghost-wr* placebo*
    sugar_pills lookalike* look-alike* body_double understudy stand-in reconstructi* restaged with_relish transpired transpires hunch* gut_feeling intuition
    asked_for_proof asked_for_evidence asked_for_the_document carbon_dating dna_test dna_tests all_that_is_missing all_that_remains formality proof_*_missing
    in_another_hand another_ink out_of_thin_air out_of_the_blue plucked_from tall_tale tall_tales yarn yarns spun embellish* embroider* sensationali* clickbait tabloid*
    hyped overblown garbled jumbled transposed the_wrong_way wrong_way upside-down swapped lost_in_translation taken_literally not_literally figuratively metaphor*
    as_a_joke as_a_dare for_a_bet on_a_dare lost_a_bet never_left never_set_foot never_met never_been was_abroad was_asleep memory_is memory_fails taxi_driver
    brochure* advert adverts commercial sales_pitch slogan* press_agent publicist you_will_hear you_will_be_told everybody_knows everyone_knows
    every_child_knows ask_any ask_anyone ask_anybody_and cloned deep-fake* voice_actor lip-sync* dubbed spliced cropped retouched airbrushed staged re-enact*
    bears_*_out bear_*_out bore_*_out borne_out no_trace without_trace drew_a_blank came_up_empty empty-handed nothing_to_show nothing_was_found contradict*
    belied belies gives_the_lie flew_in_the_face at_odds does_not_square doesn't_square out_of_step another_matter different_matter on_the_ground
    is_gone are_gone was_lost were_lost ask_the ask_those tell_that_to expired lapsed dissolved disbanded bankrupt* insolven* ran_out_of run_out_of torn_down pulled_down burned_down burnt_down blew_up sawn_up melted_down`,
  bearing: `clean ended finished real true truth truthful reality actual later now nowadays meanwhile instead rather different changed proved
    proven prove shown showed show shows put puts point points pointed indicat* reveal* suggest* finds finding sees saw
    calls called confess* conced* admit* review* investigat* inquiry audit* stamps ban bans banned barred blocked
    barring only solely just merely exclusively theoretically practice practise principle word_for_it alone model
    models animals simulat* preliminary provisional so_far sample anonymous unnamed partly estimate* except but appeal*
    higher_court supreme_court tribunal withheld refut* wait* too_early outside blocked stayed suspended pulled
    collapsed void medium drunk drunken guilty delay* postpon* put_off on_hold resum* reopen* restored back_on back_to
    lifted relaxed eased replaced amended diluted discount* laughed confusion lapses expires expired lapsed waived
    excused cheek failed dropped drops blunder* glitch defect* flaw flaws has_since have_since had_since since_been
    call_it call_this call_that calls_it called_it called_this has_found have_found had_found found finds found_that
    found_the found_no negative positive removed deleted erased still remains remain never anybody_can stands_open
    forgot forgotten itself himself herself themselves gave_way gives_way burst broke broken crashed cracked sank
    drowned none`,
  back: `it its they them their he him his she her this that these those there such so the_same`,
  authority: `historian* chemist* physicist* *ologist* *icians *ician archivist* expert* scientist* researcher* economist*
    engineer* doctor doctors paediatrician* pediatrician* inspector* auditor* investigator* prosecutor* police
    detective* court courts judge judges jury tribunal regulator* watchdog* ombudsman office bureau ministry commission
    panel inquiry investigation study studies survey surveys poll polls recount test tests sample samples analysis
    analyses record records data documents statistics figures footage witness witnesses bookkeeper accountant* lawyer*
    rival rivals opponent* critic critics opposition union unions neighbour* neighbor* resident* survivor* colleague*
    employee* insider* whistleblower* biographer* archive archives laborator* lab report reports receipts letters emails
    others one_of_them most_of_them his_own her_own their_own its_own`,
  evidence: `show shows showed shown find finds found measured recorded registered detected counted revealed reveals proved
    proves emerged suggests suggested indicate indicates indicated confirmed contradicts established ruled testified
    swore`,
};
