/* Names that a text itself shows to be outlets, agencies or bodies, so that they are known where nothing shows it:
 * "the newspaper Kalder Courant reported … Courant", "KALDER (HPS) — … Halden Press Service". */
#ifndef HEARSAY_TEXT_NAME_LEARNT_H
#define HEARSAY_TEXT_NAME_LEARNT_H

#include "base/table.h"
#include "text/name_tokens.h"

typedef struct hsy_learnt_name {
    uint32_t first, count; /* tokens of its first mention */
    uint32_t next;         /* another with the same first word, or HSY_TABLE_NEW */
    hsy_name_kind kind;
    bool needs_article; /* the last word alone: "the Herald" */
    hsy_slice name;
} hsy_learnt_name;

HSY_VECTOR_TYPE(hsy_learnt_list, hsy_learnt_name);

typedef struct hsy_learnt_names {
    hsy_learnt_list list;
    hsy_table by_first; /* first folded word -> the name learnt last */
} hsy_learnt_names;

/* Learns the name of tokens [first, end). */
void hsy_name_learn(hsy_arena *arena, hsy_learnt_names *learnt, const hsy_name_tokens *names, uint32_t first,
                    uint32_t end, hsy_name_kind kind);
/* Marks the tokens of a sentence with which learnt names may start; false when there are none. */
bool hsy_name_mark_learnt(const hsy_learnt_names *learnt, hsy_name_tokens *names, hsy_sentence sentence);
/* The longest learnt name at `at` and the token behind it, or NULL. */
const hsy_learnt_name *hsy_name_learnt(const hsy_learnt_names *learnt, const hsy_name_tokens *names, uint32_t first,
                                       uint32_t end, uint32_t at, uint32_t *behind);
/* Gives a sign and the name that it stands for one canonical form: "HPS" and "Halden Press Service". */
void hsy_name_join_signs(const hsy_name_tokens *names, hsy_names *found);

#endif
