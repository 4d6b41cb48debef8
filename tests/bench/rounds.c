/* SPDX-License-Identifier: MPL-2.0 */
#include "rounds.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(EXIT_FAILURE);
}

void *allocate(size_t count, size_t size)
{
    void *room = calloc(count, size);
    if (room == NULL)
        fail("memory is short");
    return room;
}

size_t read_count(const char *text, const char *usage)
{
    char *end;
    unsigned long count = strtoul(text, &end, 10);
    if (*end != '\0' || count == 0 || count > 1000000000)
        fail(usage);
    return count;
}

uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

double draw_pareto(uint64_t *state)
{
    double uniform = ((double)(next_random(state) >> 11) + 0.5) / 9007199254740992.0;
    return pow(uniform, -1.0 / 1.161);
}

double now(void)
{
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, ascending);
    return (values[(n - 1) / 2] + values[n / 2]) / 2.0;
}

void print_rounds(const char *name, size_t n, size_t rounds, double *library, double *standard)
{
    double *ratios = allocate(rounds, sizeof *ratios);
    for (size_t i = 0; i < rounds; i++)
        ratios[i] = standard[i] / library[i];
    printf("%s,%zu,%zu,%.2f,%.2f,%.2f\n", name, n, rounds, median(library, rounds),
           median(standard, rounds), median(ratios, rounds));
    free(ratios);
}
