/* SPDX-License-Identifier: MPL-2.0 */
/*
 * With times = whole + part, 0.5^times is 2^-whole times 2^-part, and 2^-part is e^-t squared
 * SQUARINGS times, t = part ln 2 / 2^SQUARINGS. What is computed with is the way from 1 down to
 * each of these, which is a fraction of 160 bits below 1/2:
 *
 *     u = 1 - e^-t = t - t^2/2! + ...,    u = t/1 (1 - t/2 (1 - t/3 (...))),
 *     1 - (1 - u)^2 = 2u - u^2.
 *
 * TERMS leave out less than 2^-160, each step loses less than 2^-157, and each squaring doubles
 * what was lost: the fraction is right to 2^-140. Where it is rounded to 53 bits, no power of two
 * of a double is nearer to the middle of two doubles than 2^-120 (Lefevre and Muller 2001, "Worst
 * cases for correct rounding of the elementary functions in double precision", 15th IEEE Symposium
 * on Computer Arithmetic), so that it is rounded right. Below 2^-1022 fewer bits are kept of 2^43
 * fractions at most, and to be wrong would take more than 80 equal bits in one of them.
 */
#include "halving.h"

#include <math.h>
#include <stdint.h>

#define LIMBS 5 /* of 32 bits */
#define SQUARINGS 12
#define TERMS 10
#define DIGITS 53         /* of a double */
#define WHOLE_NORMAL 1021 /* half-lives that leave all of them */
#define WHOLE_MAX 1075    /* and that leave none */

/* A fraction, its highest limb last. */
typedef struct fraction {
    uint32_t limbs[LIMBS];
} fraction;

static const fraction ln2 = {{0x40f34326, 0x03f2f6af, 0xc9e3b398, 0xd1cf79ab, 0xb17217f7}};

/* A number below 1 whose bits end within the limbs. */
static fraction fraction_of(double number)
{
    fraction of;
    for (int i = LIMBS; i-- > 0;) {
        number *= 0x1p32;
        of.limbs[i] = (uint32_t)number;
        number -= of.limbs[i];
    }
    return of;
}

/* a b, less what is below the last limb. */
static fraction product(const fraction *a, const fraction *b)
{
    uint32_t all[2 * LIMBS] = {0};
    for (int i = 0; i < LIMBS; i++) {
        uint64_t carried = 0;
        for (int j = 0; j < LIMBS; j++) {
            carried += (uint64_t)a->limbs[i] * b->limbs[j] + all[i + j];
            all[i + j] = (uint32_t)carried;
            carried >>= 32;
        }
        all[i + LIMBS] = (uint32_t)carried;
    }
    fraction of;
    for (int i = 0; i < LIMBS; i++)
        of.limbs[i] = all[LIMBS + i];
    return of;
}

/* a - b, or a + 1 - b. */
static fraction difference(const fraction *a, const fraction *b)
{
    fraction of;
    int64_t carried = 0;
    for (int i = 0; i < LIMBS; i++) {
        carried += (int64_t)a->limbs[i] - (int64_t)b->limbs[i];
        of.limbs[i] = (uint32_t)carried;
        carried = carried < 0 ? -1 : 0;
    }
    return of;
}

static fraction sum(const fraction *a, const fraction *b)
{
    fraction of;
    uint64_t carried = 0;
    for (int i = 0; i < LIMBS; i++) {
        carried += (uint64_t)a->limbs[i] + b->limbs[i];
        of.limbs[i] = (uint32_t)carried;
        carried >>= 32;
    }
    return of;
}

static fraction quotient(const fraction *a, uint32_t divisor)
{
    fraction of;
    uint64_t rest = 0;
    for (int i = LIMBS; i-- > 0;) {
        rest = rest << 32 | a->limbs[i];
        of.limbs[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return of;
}

/* 1 - e^-t */
static fraction fall(const fraction *t)
{
    fraction u = {{0}};
    for (uint32_t n = TERMS; n > 0; n--) {
        fraction taken = product(t, &u);
        taken = difference(t, &taken);
        u = quotient(&taken, n);
    }
    return u;
}

/* 2^-part; part is above 0 and below 1, and ends within 107 bits. */
static fraction power(double part)
{
    fraction t = fraction_of(part / (1 << SQUARINGS));
    t = product(&t, &ln2);
    fraction u = fall(&t);
    for (int i = 0; i < SQUARINGS; i++) {
        fraction square = product(&u, &u);
        square = difference(&u, &square);
        u = sum(&u, &square);
    }
    static const fraction none; /* or 1, beside a fraction */
    return difference(&none, &u);
}

double vf_halved(double times)
{
    if (times <= 0x1p-54) /* less than half of the way to the double below 1 */
        return 1;
    if (times >= WHOLE_MAX)
        return 0;
    double whole = floor(times);
    if (whole == times)
        return ldexp(1, -(int)whole);
    fraction of = power(times - whole);
    uint64_t top = (uint64_t)of.limbs[LIMBS - 1] << 32 | of.limbs[LIMBS - 2];
    int kept = whole > WHOLE_NORMAL ? DIGITS - ((int)whole - WHOLE_NORMAL) : DIGITS;
    uint64_t doubled = top >> (63 - kept);
    return ldexp((double)((doubled + 1) >> 1), -(int)whole - kept);
}
