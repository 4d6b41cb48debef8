/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Prints what the build and the tests derive from the functions' own tables:
 *
 *   describe xcu       the registration of the functions, CalcAddIns.xcu, in English
 *   describe readme    the function table in Markdown
 *   describe idl       a line a function: its method and arguments, to be held against the IDL
 *   describe examples  the example list and each function's example, separated by tabs
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "functions/examples.h"
#include "functions/functions.h"

/** Where the wizard lists the functions: together, among those that extensions bring. */
#define CATEGORY "Add-In"

static void print_escaped(const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", stdout);
            break;
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        case '"':
            fputs("&quot;", stdout);
            break;
        default:
            putchar(*text);
        }
    }
}

/* xcu */

/* A text of a function or, unless `argument` is NULL, of this argument. The attributes text-of and
   fallback are for translate.py, which removes the two and adds the other languages. */
static void print_property(const char *name, const vfu_function *function,
                           const vfu_argument *argument, const char *text, const char *fallback)
{
    printf("<prop oor:name=\"%s\"><value xml:lang=\"en-US\" text-of=\"%s", name, function->name);
    if (argument != NULL)
        printf(".%s", argument->name);
    if (fallback != NULL) {
        fputs("\" fallback=\"", stdout);
        print_escaped(fallback);
    }
    fputs("\">", stdout);
    print_escaped(text);
    puts("</value></prop>");
}

static void print_argument(const vfu_function *function, const vfu_argument *argument)
{
    printf("          <node oor:name=\"%s\" oor:op=\"replace\">\n            ", argument->name);
    print_property("DisplayName", function, argument, argument->name, NULL);
    fputs("            ", stdout);
    print_property("Description", function, argument, argument->text, argument->fallback);
    puts("          </node>");
}

/* The display name is what a user types. The compatibility name is what files of Excel 97 store: a
   formula without one comes back from such a file as #MACRO?. All other formats store the full
   name. */
static void print_name(const char *property, const char *name)
{
    printf("        <prop oor:name=\"%s\"><value xml:lang=\"en-US\">%s</value></prop>\n", property,
           name);
}

static void print_function(const vfu_function *function)
{
    printf("      <node oor:name=\"%s\" oor:op=\"replace\">\n", function->method);
    print_name("DisplayName", function->name);
    print_name("CompatibilityName", function->name);
    fputs("        ", stdout);
    print_property("Description", function, NULL, function->text, NULL);
    puts("        <prop oor:name=\"Category\"><value>" CATEGORY "</value></prop>");
    puts("        <node oor:name=\"Parameters\">");
    for (const vfu_argument *argument = function->arguments; argument->mark != VFU_END; argument++)
        print_argument(function, argument);
    puts("        </node>\n      </node>");
}

static void print_xcu(void)
{
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<oor:component-data xmlns:oor=\"http://openoffice.org/2001/registry\"\n"
         "    xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n"
         "    oor:name=\"CalcAddIns\" oor:package=\"org.openoffice.Office\">\n"
         "  <node oor:name=\"AddInInfo\">");
    printf("    <node oor:name=\"%s\" oor:op=\"replace\">\n", vfu_this_addin.service);
    puts("    <node oor:name=\"AddInFunctions\">");
    for (const vfu_function *const *all = vfu_this_addin.functions; *all != NULL; all++)
        print_function(*all);
    puts("    </node>\n    </node>\n  </node>\n</oor:component-data>");
}

/* readme */

static void print_syntax(const vfu_function *function)
{
    printf("%s(", function->name);
    for (const vfu_argument *argument = function->arguments; argument->mark != VFU_END;
         argument++) {
        const char *separator = argument == function->arguments ? "" : "; ";
        bool optional = argument->mark == VFU_O || argument->mark == VFU_OWN;
        printf(optional ? "%s[%s]" : "%s%s", separator, argument->name);
    }
    putchar(')');
}

static void print_readme(void)
{
    puts("| function | what it gives |\n| --- | --- |");
    for (const vfu_function *const *all = vfu_this_addin.functions; *all != NULL; all++) {
        fputs("| `", stdout);
        print_syntax(*all);
        printf("` | %s |\n", (*all)->text);
    }
}

/* idl */

static void print_idl(void)
{
    for (const vfu_function *const *all = vfu_this_addin.functions; *all != NULL; all++) {
        const vfu_function *function = *all;
        printf("%s(%s", function->method, function->document ? "document Document, " : "");
        for (const vfu_argument *argument = function->arguments; argument->mark != VFU_END;
             argument++)
            printf("%s%c %s", argument == function->arguments ? "" : ", ", toupper(argument->mark),
                   argument->name);
        puts(")");
    }
}

/* examples */

static void print_examples(void)
{
    for (size_t i = 0; i < VFU_EXAMPLE_ROWS; i++) {
        fputs("list", stdout);
        for (size_t j = 0; j < VFU_EXAMPLE_COLUMNS; j++)
            printf("\t%s", vfu_example_list[i][j]);
        putchar('\n');
    }
    for (const vfu_function *const *all = vfu_this_addin.functions; *all != NULL; all++)
        printf("function\t%s\t%s\t%s\n", (*all)->name, (*all)->example, (*all)->result);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } commands[] = {
        {"xcu", print_xcu},
        {"readme", print_readme},
        {"idl", print_idl},
        {"examples", print_examples},
    };
    for (size_t i = 0; argc == 2 && i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            commands[i].print();
            return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
        }
    }
    fputs("usage: describe xcu|readme|idl|examples\n", stderr);
    return EXIT_FAILURE;
}
