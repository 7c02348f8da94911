/* The optimal string alignment distance, row by row (Damerau 1964, restricted). */
#include "text/likeness.h"

enum { LONGEST = 64 };

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

unsigned hsy_unlikeness(hsy_slice a, hsy_slice b, unsigned most) {
    unsigned rows[3][LONGEST + 1];
    size_t apart = a.length > b.length ? a.length - b.length : b.length - a.length;
    if (hsy_slice_equal(a, b)) return 0;
    if (apart > most || a.length > LONGEST || b.length > LONGEST) return most + 1;
    for (unsigned k = 0; k <= b.length; k++) rows[0][k] = k;
    for (size_t i = 1; i <= a.length; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t k = 1; k <= b.length; k++) {
            row[k] = least(above[k - 1] + (a.at[i - 1] != b.at[k - 1]), least(above[k], row[k - 1]) + 1);
            bool is_swapped = i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1];
            if (is_swapped) row[k] = least(row[k], two_above[k - 2] + 1);
        }
    }
    return least(rows[a.length % 3][b.length], most + 1);
}
