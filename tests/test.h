/* What every test needs: cmocka, and a way to compare slices that shows both when they differ.
 *
 *     static void test_trim(void **state) { (void)state; assert_slice(hsy_slice_trim(HSY_S(" a ")), "a"); }
 *     int main(void) {
 *         const struct CMUnitTest tests[] = {cmocka_unit_test(test_trim)};
 *         return cmocka_run_group_tests(tests, NULL, NULL);
 *     }
 */
#ifndef HEARSAY_TESTS_TEST_H
#define HEARSAY_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/slice.h"

#define assert_slice(slice, string) assert_slice_at((slice), (string), __FILE__, __LINE__)

static inline void assert_slice_at(hsy_slice slice, const char *string, const char *file, int line) {
    if (hsy_slice_equal(slice, hsy_slice_from_c(string))) return;
    if (!slice.at) slice.at = "";
    fprintf(stderr, "%s:%d: is      \"%.*s\"\n%s:%d: must be \"%s\"\n", file, line, HSY_PRINT(slice), file, line,
            string);
    fail();
}

#endif
