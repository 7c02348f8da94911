/* Passing over scripts, styles and drawings, and telling plain tags apart, leaves the tree that lexbor alone would have
 * made, but for what stands in styles and drawings. Invented pages, each also with so much in front that a chunk ends
 * in the part passed over. */
#include <lexbor/dom/interfaces/character_data.h>
#include <string.h>

#include "base/buffer.h"
#include "page/gate.h"
#include "tests/test.h"

static const char *const pages[] = {
    "<script>var a = 1;</script><p>After",
    "<script></script><p>After",
    "<script>if (a < b && c </d) write('<p>')</script><p>After",
    "<script><!-- write('<script>x</script>') --></script><p>After",
    "<script><!-- a --></script><p>After",
    "<script>a</scripty>b</script ><p>After",
    "<SCRIPT>a</ScRiPt/><p>After",
    "<script>never closed <p>After",
    "<script>a</script",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\"}</script><p>After",
    "<style>p { color: red }</style><p>After",
    "<style>a <!-- <style> --> </style><p>After",
    "<style>never closed <p>After",
    "<title>A</title><style></style><body>After",
    "<textarea><script>x</textarea><p>After",
    "<!-- <script> <svg> <style> --><p>After",
    "<p title='<script>'>After</p><p title='<svg><path>'>Last",
    "<table><script>a</script><tr><td>x<svg><path/></svg></table>After",
    "<p>a<svg><path d='M0 0'/><g><circle r=1 /></g></svg>b",
    "<p>a<svg viewBox='0 0 1 1'>\n<path d=\"a > b\"></path>\n</svg>b",
    "<p>a<svg><path d=\"1\"\"></path></svg>b",
    "<p>a<svg><path d = \"1 > 2\" class=x'y /></svg>b",
    "<p>a<svg><path d=\"never closed</svg>b",
    "<p>a<svg><path",
    "<p>a<svg/>b",
    "<p>a<svg></svg>b",
    "<p>a<svg><g>b",
    "<p>a<svg><g><p>breaks out</p></g></svg>b",
    "<p>a<svg><g><title>A drawing</title></g><path/></svg>b",
    "<p>a<svg><foreignObject><div>Seen <b>by</b> some</div></foreignObject></svg>b",
    "<p>a<svg><style>g { fill: red }</style><script>1</script></svg>b",
    "<p>a<svg><!-- <path> --></svg>b",
    "<p>a<svg><g><svg><path/></svg></g></svg>b",
    "<p><a href='/x'><svg><path/></a>b</p>c",
    "<my-box><svg><g><path></my-box>b",
    "<ul><li><svg><use href='#a'/></svg> One<li><svg><use href='#b'></use></svg> Two</ul>",
};

/* Plain tags and text, and what only looks plain. */
static const char *const plain_pages[] = {
    "<p class=\"a b\" id='c'>One</p><p id=d class=e/f>Two</p>",
    "<P CLASS=\"a\" iD='B'>One</P><dIV>Two</DiV>",
    "<p class = \"a\"\n\tid\n=\n'b' hidden>One<p hidden class=\"\">Two<p id=''>Three",
    "<p class=\"a\"id=\"b\"class=\"c\">One<p class=a CLASS=b>Two",
    "<p class=\"a&amp;b\" id='&lt;'>One &amp; two</p>three &lt; four",
    "<p class=\"a\r\nb\" id=a\rhidden>One\r\ntwo</p>",
    "<p data-track='&amp;' onclick=\"a > b\" class=\"a > b\">One</p>",
    "<p data-track=\"never closed>One</p>",
    "<p class=>One</p><p class= >Two</p><p = class=a>Three</p><p class='a'/>Four",
    "<p class=a/>One</p><p/class=b>Two</p><p / class=c>Three</p><p class=\"d\"\">Four",
    "<br/><br class=a /><hr/>One<img src=a class=b/>Two",
    "</p class=a>One</div ></ div>Two</>Three</3>",
    "a < b <3 c <> d <<p>e</p",
    "<p<b>One</p<b><a<b class=c>Two",
    "<p class=a\"b'c<d>One<p class=\"a\" b<c id=\"d\">Two",
    "<my-box class=a><my-box id=b>One</my-box></my-box><a-very-long-name-of-a-tag-that-nobody-ever-uses class=a>Two",
    "<p a-very-long-name-of-an-attribute-that-nobody-reads=\"1\" class=a>One",
    "<p itemprop=a itemprop=b>One<p itemProp=\"c\">Two<p ITEMPROP=d>Three",
    "<table><tr><td><input type=\"hidden\" class=a>One</table><table><input type=hidden>x<input type=\"text\"></table>",
    "<title>One <b class=a></title><textarea><p class=a></textarea><p>Two",
    "<pre>\nOne</pre><pre class=a>\n\nTwo</pre><plaintext><p class=a>",
    "<!-->One<!--->Two<!----><!-- a > b -> -->Three<!--!>--><!--a--!>Four<!-- <p> --><!--<!-->Five<!---!>-->",
    "One<!-- never closed <p>",
    "<table>One<!-- a --><tr><!-- b --><td>Two</table><select><!-- c --><option class=a>Three</select>",
    "<svg><!-- <p> --><g><![CDATA[<p>]]></g></svg><math><annotation-xml encoding=\"text/html\"><p>One</math>",
    "<b class=a><p>One</b>two</p><a href=\"/x?a=1&b=2\">Three<a href=/y>Four</a>",
};

/* Some of the attributes that somebody reads. */
static void print_attributes(hsy_buffer *out, lxb_dom_node_t *node) {
    static const hsy_slice names[] = {HSY_SLICE("class"), HSY_SLICE("id"), HSY_SLICE("href"), HSY_SLICE("itemprop"),
                                      HSY_SLICE("hidden")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!lxb_dom_element_has_attribute(lxb_dom_interface_element(node), (const lxb_char_t *)names[i].at,
                                           names[i].length))
            continue;
        hsy_buffer_add_byte(out, ' ');
        hsy_buffer_add(out, names[i]);
        hsy_buffer_add_byte(out, '=');
        hsy_buffer_add(out, hsy_dom_attribute(node, names[i]));
    }
}

/* The tree as text, without what stands in styles and drawings, and without white space at the start of a text. */
static void print_tree(hsy_buffer *out, const lxb_dom_node_t *root) {
    for (const lxb_dom_node_t *node = root; node;) {
        bool is_element = node->type == LXB_DOM_NODE_TYPE_ELEMENT;
        if (is_element) {
            size_t length;
            const lxb_char_t *name = lxb_dom_element_qualified_name(lxb_dom_interface_element(node), &length);
            hsy_buffer_add_byte(out, '<');
            hsy_buffer_add(out, (hsy_slice){(const char *)name, length});
            print_attributes(out, (lxb_dom_node_t *)(uintptr_t)node);
        } else if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            const lexbor_str_t *data = &((const lxb_dom_character_data_t *)node)->data;
            size_t start = 0;
            while (start < data->length && hsy_is_space((char)data->data[start])) start++;
            hsy_buffer_add(out, (hsy_slice){(const char *)data->data + start, data->length - start});
        }
        bool is_left_out = is_element && (node->local_name == LXB_TAG_STYLE || node->local_name == LXB_TAG_SVG);
        if (node->first_child && !is_left_out) {
            node = node->first_child;
            continue;
        }
        while (node && !node->next) {
            hsy_buffer_add_byte(out, '>');
            node = node->parent;
        }
        if (node) node = node->next;
    }
}

static void compare(const char *page) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_slice html = hsy_slice_from_c(page);
    lxb_html_document_t *mine = hsy_dom_parse(arena, html, &errors);
    lxb_html_document_t *alone = lxb_html_document_create();
    assert_int_equal(lxb_html_document_parse(alone, (const lxb_char_t *)html.at, html.length), LXB_STATUS_OK);
    hsy_buffer got = hsy_buffer_in(arena, 0), expected = hsy_buffer_in(arena, 0);
    print_tree(&got, lxb_dom_document_root(&mine->dom_document));
    print_tree(&expected, lxb_dom_document_root(&alone->dom_document));
    hsy_buffer_add_byte(&got, '\0');
    hsy_buffer_add_byte(&expected, '\0');
    assert_string_equal(got.bytes, expected.bytes);
    lxb_html_document_destroy(alone);
    hsy_arena_free(arena);
}

static void test_same_tree(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) compare(pages[i]);
    for (size_t i = 0; i < sizeof plain_pages / sizeof *plain_pages; i++) compare(plain_pages[i]);
}

/* The tokenizer gets 65,536 bytes at a time; the filling moves each place of a page to the end of the first chunk. */
static void compare_across_chunks(const char *page) {
    enum { CHUNK = 65536, STEP = 3 };
    static char filled[CHUNK + 400];
    size_t length = strlen(page);
    for (size_t at = 0; at < length; at += STEP) {
        memset(filled, ' ', CHUNK - at);
        memcpy(filled + CHUNK - at, page, length + 1);
        compare(filled);
    }
}

static void test_same_tree_across_chunks(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) compare_across_chunks(pages[i]);
    for (size_t i = 0; i < sizeof plain_pages / sizeof *plain_pages; i++) compare_across_chunks(plain_pages[i]);
}

/* White space is left out behind the tags of blocks, and only there. */
static void test_space(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_slice html = HSY_SLICE("<div> <p>a <b>b</b> <i>c</i> d</p> \n <b>e</b> <i>f</i>\n</div>\t<p>g</p></div> h"
                               "</div> <i>i</i><p><b> <p>j</p> k");
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &errors);
    size_t length = 0;
    const lxb_char_t *text =
        lxb_dom_node_text_content(lxb_dom_interface_node(lxb_html_document_body_element(document)), &length);
    assert_string_equal((const char *)text, "a b c de f\ng h i j k");
    hsy_arena_free(arena);
}

/* A script that spans chunks is shown whole, and none of it is copied. */
static void test_script_shows_the_page(void **state) {
    (void)state;
    enum { LENGTH = 200000 };
    hsy_arena *arena = hsy_arena_create(0);
    hsy_errors errors = {0};
    hsy_buffer page = hsy_buffer_in(arena, 0);
    hsy_buffer_add(&page, HSY_S("<script>"));
    for (size_t i = 0; i < LENGTH; i++) hsy_buffer_add_byte(&page, 'x');
    hsy_buffer_add(&page, HSY_S("</script><p>After"));
    hsy_slice html = hsy_buffer_text(&page);
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &errors);
    const lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
    while (node && node->type != LXB_DOM_NODE_TYPE_TEXT) node = hsy_dom_following((lxb_dom_node_t *)(uintptr_t)node);
    assert_non_null(node);
    const lexbor_str_t *data = &((const lxb_dom_character_data_t *)node)->data;
    assert_int_equal(data->length, LENGTH);
    assert_ptr_equal(data->data, html.at + strlen("<script>"));
    hsy_arena_free(arena);
}

/* An <html> that nobody wrote says nothing and is not noted. */
static bool is_told_head(lxb_dom_node_t *node) {
    return hsy_is_head(node->local_name) &&
           (node->local_name != LXB_TAG_HTML || lxb_dom_interface_element(node)->first_attr);
}

/* The heads that were noted while parsing are those of the tree, wherever HTML's rules put them. */
static void test_heads(void **state) {
    (void)state;
    static const char *const heads[] = {
        "<html lang=en><head><meta name=a content=b><title>T</title><link rel=x href=y><script>1</script></head><body>",
        "<title>T</title><meta content=a><meta content=a><p>x<meta itemprop=b content=c><link rel=d></p>",
        "<head></head><meta name=late><body><table><meta name=moved><tr><td><script>2</script><meta></table>",
        "<p>x<html lang=de><meta><meta><meta name=a>",
        "<svg><title>Drawn</title></svg><select><meta name=dropped></select><noscript><meta name=n></noscript>",
        "<template><meta name=inside></template><frameset><meta>",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_errors errors = {0};
        lxb_html_document_t *document = hsy_dom_parse(arena, hsy_slice_from_c(heads[i]), &errors);
        size_t in_tree = 0, noted = 0;
        lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
        for (; node; node = hsy_dom_following(node)) in_tree += is_told_head(node);
        for (size_t k = 0; k < hsy_dom_heads(document)->count; k++) {
            lxb_dom_node_t *top = hsy_dom_heads(document)->items[k];
            while (top->parent) top = top->parent;
            noted += top == lxb_dom_interface_node(document) && is_told_head(hsy_dom_heads(document)->items[k]);
        }
        assert_int_equal(noted, in_tree);
        hsy_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_tree), cmocka_unit_test(test_same_tree_across_chunks),
        cmocka_unit_test(test_space),     cmocka_unit_test(test_script_shows_the_page),
        cmocka_unit_test(test_heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
