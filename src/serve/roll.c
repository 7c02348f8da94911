#include "serve/roll.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b) {
    long long x = ((const hsy_member *)a)->number, y = ((const hsy_member *)b)->number;
    return (x > y) - (x < y);
}

long long hsy_id_number(hsy_slice id) {
    enum { MOST_DIGITS = 18 };
    hsy_slice kind, digits = hsy_party_parts(id, &kind);
    long long number = 0;
    if (digits.length > MOST_DIGITS) return 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!hsy_is_digit(digits.at[i])) return 0;
        number = number * 10 + (digits.at[i] - '0');
    }
    return number;
}

hsy_slice hsy_party_parts(hsy_slice party, hsy_slice *kind) {
    size_t colon = hsy_slice_find_byte(party, ':', 0);
    *kind = colon == HSY_NOT_FOUND ? HSY_S("") : hsy_slice_sub(party, 0, colon);
    return colon == HSY_NOT_FOUND ? party : hsy_slice_sub(party, colon + 1, party.length);
}

hsy_roll hsy_roll_of(hsy_page *page, yyjson_val *articles) {
    hsy_roll roll = {.members = HSY_NEW_ARRAY(page->arena, hsy_member, yyjson_arr_size(articles) + 1)};
    yyjson_val *article;
    HSY_EACH(article, articles)
    roll.members[roll.count++] = (hsy_member){hsy_id_number(hsy_value_text(article, "id")), article};
    qsort(roll.members, roll.count, sizeof *roll.members, by_number);
    return roll;
}

yyjson_val *hsy_roll_find(const hsy_roll *roll, hsy_slice id) {
    long long number = hsy_id_number(id);
    size_t low = 0, high = roll->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (roll->members[middle].number == number) return roll->members[middle].article;
        if (roll->members[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
