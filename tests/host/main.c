/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The played Calc: a program that plays Calc to the add-in, and does so badly on purpose:
 *
 *   calc ADD-IN LIBRARY EXAMPLES CHECK
 *
 * ADD-IN is the shared object, LIBRARY its type library, EXAMPLES what `describe examples` has
 * printed. The office's own type libraries are looked for in LO_PROGRAM. One check a process: the
 * add-in is as it was loaded, and knows no office until the check makes one known to it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "rdb.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#include <sanitizer/lsan_interface.h>
#define KNOWS_LEAKS
#endif
#endif

example examples[EXAMPLES_MAX];
size_t example_count;

/* The example list: a row a line, cells as typed. */
#define LIST_ROWS 16
#define LIST_COLUMNS 10

static char list[LIST_ROWS][LIST_COLUMNS][32];
static int list_rows;

/* Below it: a plan in columns, one in which a tier stands twice, one in rows, and an error. */
static const char *const odd_cells[2][LIST_COLUMNS] = {
    {"A", "8", "A", "1", "", "A", "B", "C", "", ""},
    {"B", "4", "a", "2", "", "8", "4", "1", "#", ""},
};

static int results;

void tap_result(bool passed, const char *format, ...)
{
    va_list arguments;
    printf("%sok %d - ", passed ? "" : "not ", ++results);
    va_start(arguments, format);
    vprintf(format, arguments); /* NOLINT(clang-analyzer-valist.Uninitialized): it is */
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
}

void tap_note(const char *format, ...)
{
    va_list arguments;
    fputs("# ", stdout);
    va_start(arguments, format);
    vprintf(format, arguments); /* NOLINT(clang-analyzer-valist.Uninitialized): it is */
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
}

uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int random_below(uint64_t *state, int bound)
{
    return (int)(random_next(state) >> 33) % bound;
}

/* Takes the text up to the next tab. */
static const char *take_field(char **line)
{
    char *field = *line;
    char *tab = strchr(field, '\t');
    if (tab != NULL)
        *tab = '\0';
    *line = tab != NULL ? tab + 1 : field + strlen(field);
    return field;
}

static void read_line(char *line)
{
    line[strcspn(line, "\n")] = '\0';
    const char *kind = take_field(&line);
    if (strcmp(kind, "list") == 0 && list_rows < LIST_ROWS) {
        for (int i = 0; i < LIST_COLUMNS; i++)
            snprintf(list[list_rows][i], sizeof list[0][0], "%s", take_field(&line));
        list_rows++;
    } else if (strcmp(kind, "function") == 0 && example_count < EXAMPLES_MAX) {
        example *e = &examples[example_count++];
        snprintf(e->name, sizeof e->name, "%s", take_field(&line));
        snprintf(e->formula, sizeof e->formula, "%s", take_field(&line));
        snprintf(e->result, sizeof e->result, "%s", take_field(&line));
    }
}

bool examples_read(const char *path)
{
    char line[512];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL)
        read_line(line);
    fclose(file);
    return list_rows > 0 && example_count > 0;
}

calc *examples_open(void)
{
    calc *c = calc_open(16, LIST_COLUMNS);
    for (int row = 0; row < list_rows; row++)
        for (int column = 0; column < LIST_COLUMNS; column++)
            calc_fill(c, row, column, list[row][column]);
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < LIST_COLUMNS; column++)
            calc_fill(c, 13 + row, column, odd_cells[row][column]);
    return c;
}

bool value_shows(const value *v, const char *text)
{
    char shown[32];
    if (v->kind == ERROR) {
        snprintf(shown, sizeof shown, "#%d", v->error);
        return strcmp(shown, text) == 0;
    }
    if (v->kind != NUMBER)
        return v->kind == EMPTY ? *text == '\0' : value_begins(v, text);
    snprintf(shown, sizeof shown, "%.15g", v->number);
    return strcmp(shown, text) == 0;
}

/* What was allocated and is within nobody's reach any more, where LeakSanitizer looks for it. */
static void check_leaks(void)
{
#ifdef KNOWS_LEAKS
    tap_result(__lsan_do_recoverable_leak_check() == 0, "nothing is leaked");
#endif
}

static void run(const char *name)
{
    static const struct {
        const char *name;
        void (*check)(void);
    } checks[] = {
        {"objects", check_objects}, {"examples", check_examples},
        {"live", check_live},       {"throws", check_throws},
        {"lies", check_lies},       {"happenings", check_happenings},
        {"memory", check_memory},   {"day", check_day},
        {"threads", check_threads}, {"workbook", check_workbook},
        {"office", check_office},   {"errors", check_errors},
        {"exports", check_export},
    };
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (strcmp(name, checks[i].name) == 0) {
            checks[i].check();
            return;
        }
    }
    host_die("there is no check %s", name);
}

static void read_type_libraries(const char *own)
{
    const char *program = getenv("LO_PROGRAM");
    char path[512];
    bool done = rdb_add(own);
    static const char *const files[] = {"types.rdb", "types/offapi.rdb"};
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s",
                 program != NULL ? program : "/usr/lib/libreoffice/program", files[i]);
        done = done && rdb_add(path);
    }
    if (!done)
        host_die("the type libraries cannot be read");
    rdb_provide();
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: calc ADD-IN LIBRARY EXAMPLES CHECK\n", stderr);
        return EXIT_FAILURE;
    }
    read_type_libraries(argv[2]);
    host_init();
    if (!examples_read(argv[3]) || !addin_load(argv[1]))
        host_die("%s or %s cannot be loaded", argv[1], argv[3]);
    run(argv[4]);
    check_leaks();
    addin_unload();
    printf("1..%d\n", results);
    return EXIT_SUCCESS;
}
