/* The parts of the grammar of reporting, private to this stage: phrases, extents, and the finders that use them. */
#ifndef HEARSAY_STATEMENTS_GRAMMAR_H
#define HEARSAY_STATEMENTS_GRAMMAR_H

#include "statements/reading.h"

/* source.c: noun phrases */

/* The noun phrase that ends before token `at` and starts at or after `least`; empty when there is none. An
 * apposition between commas belongs to it, a relative clause does not. */
hsy_range hsy_phrase_before(const hsy_reading *reading, uint32_t at, uint32_t least);
/* What a relative pronoun at `at` stands for: the same, in English without the verb before a preposition: "came under
 * fire from | workers". */
hsy_range hsy_head_before(const hsy_reading *reading, uint32_t at, uint32_t least);
/* The noun phrase that starts at token `at` (adverbs and dates before it are passed over) and ends before `most`. */
hsy_range hsy_phrase_after(const hsy_reading *reading, uint32_t at, uint32_t most);
/* Past adverbs, dates and adverbial prepositional phrases from `at`: "on Monday in Berlin |". */
uint32_t hsy_skip_adverbials(const hsy_reading *reading, uint32_t at, uint32_t most);

/* An outlet or agency, by name or by noun ("the paper"). */
bool hsy_is_medium(const hsy_reading *reading, hsy_range range);

/* cue.c, in German bracket.c: verbs with what belongs to them */

typedef struct hsy_cue {
    uint32_t verb, verb_end; /* tokens of the verb's key */
    uint32_t first, end;     /* with auxiliaries, adverbs and negation around it, in one run */
    uint32_t particle;       /* German: the particle or participle's place apart, or HSY_NO_TOKEN */
    uint32_t auxiliary;      /* German: the finite auxiliary apart from its participle, or HSY_NO_TOKEN */
    uint32_t pronoun;        /* French: the subject inside the group ("a-t-il dit"), or HSY_NO_TOKEN */
    hsy_cue_entry entry;
    bool is_finite, is_passive, is_gerund, is_infinitive, is_negated;
    hsy_parts parts; /* the words of the cue proper, without adverbs */
} hsy_cue;

/* A form of be, être, werden. */
bool hsy_is_be(const hsy_reading *reading, uint32_t token);

/* The cue whose verb stands at token `verb`; false when the token is no verb here ("the claim"). */
bool hsy_cue_at(const hsy_reading *reading, uint32_t verb, hsy_cue *cue);

/* How sure the cue puts its content: a denial that is negated ("did not rule out") leaves it open. */
uint8_t hsy_cue_certainty(const hsy_cue *cue);

/* french.c, french_group.c, french_subject.c, french_holder.c, french_hearsay.c */

/* Mends the classes of words that the table cannot tell: "s'est" and "s'il", "la même source". */
void hsy_mark_french(hsy_reading *reading);
/* A finite verb or auxiliary, unless a determiner or preposition before it makes it a noun. */
bool hsy_is_french_verb(const hsy_reading *reading, uint32_t token);
/* A finite verb outside relative clauses. */
bool hsy_has_french_verb(const hsy_reading *reading, uint32_t first, uint32_t end);
/* Sets first, parts, finiteness, voice of the cue whose verb and entry are set; false when it only may be said one day.
 */
bool hsy_take_french_group(const hsy_reading *reading, hsy_cue *cue, uint32_t least);
/* Past adverbs, dates and prepositional phrases from `at`: "mardi à l'AFP |". */
uint32_t hsy_skip_french_adjuncts(const hsy_reading *reading, uint32_t at, uint32_t most);
/* The end of a clause that hangs on a noun: before the finite verb of the clause around it, when `verbs_inside` have
 * been passed. "la promesse de rouvrir la ligne | n'a pas été tenue" */
uint32_t hsy_french_clause_end(const hsy_reading *reading, uint32_t start, uint32_t verbs_inside);
/* Whether the comma or conjunction at `i` ends a content from `start`: the verb of the clause around it goes on there.
 */
bool hsy_cuts_french(const hsy_reading *reading, uint32_t start, uint32_t i);
/* Whether the determiner at `i` behind a noun goes on its phrase: "ministre | des Comptes", not "ministre | la veille".
 */
bool hsy_goes_on_french(const hsy_reading *reading, uint32_t i);
/* Whether a subject may start at `at`: "Le directeur", but not "Interrogé par X" or "tiennent | leur journée". */
bool hsy_opens_french_subject(const hsy_reading *reading, uint32_t at, uint32_t least);
/* A time that ends the phrase belongs to its noun: "le quotidien du soir". */
bool hsy_is_french_modifier(const hsy_reading *reading, hsy_range phrase);
/* The holder of what "selon" leads, from token `from`; `end` is where the phrase with all that hangs on it ends. */
hsy_range hsy_french_holder(const hsy_reading *reading, uint32_t at, uint32_t from, uint32_t *end);
/* The part of a phrase before a relative pronoun that it means: "dans les rangs de | l'opposition". */
hsy_range hsy_french_antecedent(const hsy_reading *reading, hsy_range phrase);
/* "les informations de X selon lesquelles …", "un rapport selon lequel …": adds the draft. */
void hsy_report_french_relative(hsy_reading *reading, uint32_t at, uint32_t relative);
/* An infinitive, by its ending. */
bool hsy_is_french_infinitive(const hsy_reading *reading, uint32_t token);
/* Where the object of a verb starts behind the adjuncts at `at`: "mardi dans un communiqué | la mort de". */
uint32_t hsy_french_object(const hsy_reading *reading, uint32_t at, uint32_t most);
/* The comma that closes the adjunct opened by the one at `comma`, or `comma`: "être, dans ce dossier, motivée". */
uint32_t hsy_french_incise(const hsy_reading *reading, uint32_t comma, uint32_t most);
/* A phrase that names or describes somebody who can speak; texts only with a definite article. */
bool hsy_is_french_speaker(const hsy_reading *reading, hsy_range phrase);
/* A preposition that hangs on the verb, not on the noun before it: "après", "lors". */
bool hsy_opens_adjunct(const hsy_reading *reading, uint32_t token);
/* Who speaks in the quotation at token `open` behind a colon, when no cue says so: the subject of the sentence. */
hsy_range hsy_french_colon_speaker(const hsy_reading *reading, uint32_t open);
/* Whether the next "que" behind a verb at `at` may open what it says: not when the verb has an object that the clause
 * hangs on ("écrit des lettres, qu'elle brûle"). */
bool hsy_leads_to_that(const hsy_reading *reading, uint32_t at, uint32_t most);
/* "un œil critique": a form that is an adjective behind a noun. */
bool hsy_is_french_adjective(const hsy_reading *reading, uint32_t token);
/* Past adverbs and dates from `at`: "ce lundi 8 avril |". */
uint32_t hsy_skip_french_dates(const hsy_reading *reading, uint32_t at, uint32_t most);
/* Whether the word behind "l'" is a verb: "le maire l'annonce", not "de l'annonce". */
bool hsy_has_object_before(const hsy_reading *reading, uint32_t token);
/* A verb in the conditional that is no auxiliary: "utiliserait". */
bool hsy_is_french_conditional(const hsy_reading *reading, uint32_t token);
/* A conditional with its participle, as hearsay has it: "aurait quitté". */
bool hsy_is_hearsay(const hsy_reading *reading, uint32_t token);

/* content.c: extents */

/* The last token of the sentence that is not its full stop, exclusive; a quotation that runs on is followed. */
uint32_t hsy_content_end(const hsy_reading *reading, uint32_t start);
/* Where a content that starts at `start` behind a cue ends: before a further reporting clause of the sentence. */
uint32_t hsy_clause_end(const hsy_reading *reading, uint32_t start);
/* The first token of the sentence that `at` ends in, or of a quotation that started sentences before. */
uint32_t hsy_content_start(const hsy_reading *reading, uint32_t at);
/* Past the place and agency that a dispatch opens with: "BRISSAC, 3 mai (AFP) – | Au moins". */
uint32_t hsy_past_date_line(const hsy_reading *reading, uint32_t start, uint32_t most);
/* The outermost quotation whose closing mark ends before token `at` (a comma or full stop between counts as
 * nothing); NULL when there is none. */
const hsy_quotation *hsy_quotation_before(const hsy_reading *reading, uint32_t at);
/* The outermost quotation that opens at token `at`, or NULL. */
const hsy_quotation *hsy_quotation_at(const hsy_reading *reading, uint32_t at);
/* The token behind the quotation. */
uint32_t hsy_quotation_end(const hsy_reading *reading, const hsy_quotation *quotation);
/* The first quotation of those that one passage over several paragraphs is made of. */
const hsy_quotation *hsy_quotation_first(const hsy_reading *reading, const hsy_quotation *quotation);
/* Stands for itself: a sentence, not a quoted word or title. */
bool hsy_is_speech(const hsy_reading *reading, const hsy_quotation *quotation);

/* Finders; each adds drafts. */
void hsy_find_verbs(hsy_reading *reading);                   /* report.c: "said", "hat … mitgeteilt", "a-t-il dit" */
void hsy_report_german(hsy_reading *reading, uint32_t verb); /* german.c: the verb at `verb`, if it reports */
bool hsy_is_subjunctive(const hsy_reading *reading, uint32_t token); /* subjunctive.c: a form of the Konjunktiv */
void hsy_find_phrases(hsy_reading *reading);                         /* accord.c: "according to", "laut", "selon" */
void hsy_find_nouns(hsy_reading *reading);                           /* claim.c: "his claim that" */
void hsy_find_quotations(hsy_reading *reading);                      /* utterance.c: quotations that no cue has taken */
void hsy_find_subjunctives(hsy_reading *reading);                    /* subjunctive.c: "Er sei …" */
void hsy_find_hearsay(hsy_reading *reading);                         /* french_hearsay.c: "Il aurait …" */
void hsy_report_french_aside(hsy_reading *reading, uint32_t verb);   /* french_aside.c: « A, dit X. B » */

/* What is made of the drafts. */

/* nest.c: in the order of the text (or of their cues), without doubles. */
void hsy_order_drafts(hsy_reading *reading, bool by_cue);
/* nest.c: sets `parent`. */
void hsy_nest_drafts(hsy_reading *reading);

/* speaker.c: the people of the text, and whom a phrase means for the draft with number `index`. */
typedef struct hsy_cast hsy_cast;
const hsy_cast *hsy_cast_of(hsy_reading *reading);
hsy_speaker hsy_speaker_of(const hsy_cast *cast, uint32_t index, hsy_range range);
void hsy_find_speakers(hsy_reading *reading, const hsy_cast *cast);

void hsy_find_chains(hsy_reading *reading, const hsy_cast *cast); /* chain.c */
void hsy_weigh(hsy_reading *reading);                             /* certainty.c: hedges, denials, caveats */
/* certainty.c: the first caveat sentence of the text, or an empty span. */
hsy_span hsy_caveat_of(const hsy_reading *reading);
/* certainty.c: whether a sentence only calls something false: "Reports to the contrary are false." */
bool hsy_is_verdict(const hsy_reading *reading, uint32_t sentence);
/* headline.c: sets headline_certainty and body_certainty. */
void hsy_weigh_headline(const hsy_reading *title, const hsy_reading *body, hsy_statements *statements);

#endif
