/* Private to output: how people are told of outlets, times, speakers and chains, the same in every form. */
#ifndef HEARSAY_OUTPUT_WORDS_H
#define HEARSAY_OUTPUT_WORDS_H

#include "trace/trace.h"

/* The outlet's name, else its domain, else the path's base name without endings. */
hsy_slice hsy_label_of(const hsy_article *article);
/* The title, else the first line of the text. */
hsy_slice hsy_title_of(const hsy_article *article);
/* "2018-06-01 19:03 UTC", or the date alone; empty when unknown. */
hsy_slice hsy_time_shown(hsy_arena *arena, hsy_slice rfc3339);
/* "Jun" of 6. */
const char *hsy_month_shown(unsigned month);
/* "1 Jun 19:03", or the day alone: for lists whose year and zone are told beside them. */
hsy_slice hsy_day_shown(hsy_arena *arena, hsy_slice rfc3339);
/* Seconds since 1970 for sorting: a date without time is the end of its day, an unknown one comes last (INT64_MAX). */
int64_t hsy_seconds_of(hsy_slice rfc3339);
/* "2 Mar 2031", "2–4 Mar 2031", "28 Feb – 4 Mar 2031", "30 Dec 2030 – 2 Jan 2031"; seconds since 1970, INT64_MIN: not
 * known, and then empty. */
hsy_slice hsy_days_shown(hsy_arena *arena, int64_t first, int64_t last);
/* How long some seconds are: "40 s", "12 min", "3 h 30 min", "2 days". */
hsy_slice hsy_duration_shown(hsy_arena *arena, int64_t seconds);
/* "Anna Weber", "an intelligence official (unnamed)", "nobody named". */
hsy_slice hsy_speaker_shown(hsy_arena *arena, hsy_slice name, bool is_named);
/* "nobody named"; behind a chain "an unnamed source": whom somebody heard is somebody, though the page says not who. */
hsy_slice hsy_nobody_shown(bool has_chain);
/* What stands behind a statement's number: "+" asserted, "" reported, "~" hedged, "?" unconfirmed, "×" denied. */
const char *hsy_certainty_sign(hsy_certainty certainty);
/* From the carrier to the speaker: "Herald < Newsline < Radio Kaldera < Anna Weber". */
hsy_slice hsy_chain_shown(hsy_arena *arena, hsy_slice carrier, hsy_slices via, hsy_slice speaker);
/* The sentence of the text that a span stands in, or the span itself when it reaches beyond one. */
hsy_slice hsy_sentence_around(hsy_arena *arena, const hsy_article *article, hsy_span span);
/* The words under the spans, "…" between two of them. */
hsy_slice hsy_spans_shown(hsy_arena *arena, hsy_slice text, hsy_spans spans);
/* The headline puts as fact, or as said, what the body hedges, calls unconfirmed or denies. */
bool hsy_overclaims(const hsy_statements *statements);
/* remarks.c: what to know of the page before taking its text for a whole article: kind, paywall, further pages. */
hsy_slices hsy_remarks_of(hsy_arena *arena, const hsy_article *article);
/* At most `most` code points, cut at a blank where one is near: "Orva bridge was…". Made safe before. */
hsy_slice hsy_cut_shown(hsy_arena *arena, hsy_slice text, size_t most);
/* "1 origin", "3 origins". */
hsy_slice hsy_counted(hsy_arena *arena, size_t count, const char *what);

#endif
