/* SPDX-License-Identifier: MPL-2.0 */
#include "text.h"

/* What a first byte of UTF-8 says: how many follow, and the least code point that needs so many. */
typedef struct lead {
    size_t following;
    uint32_t bits;
    uint32_t least;
} lead;

static lead lead_of(unsigned char byte)
{
    if (byte >= 0xc2 && byte <= 0xdf)
        return (lead){1, byte & 0x1fu, 0x80};
    if (byte >= 0xe0 && byte <= 0xef)
        return (lead){2, byte & 0x0fu, 0x800};
    if (byte >= 0xf0 && byte <= 0xf4)
        return (lead){3, byte & 0x07u, 0x10000};
    return (lead){0, 0, 0};
}

static uint32_t next_of_utf8(vf_text *text)
{
    const unsigned char *bytes = text->utf8 + text->place;
    size_t left = text->length - text->place;
    text->place++;
    if (bytes[0] < 0x80)
        return bytes[0];
    lead first = lead_of(bytes[0]);
    uint32_t code = first.bits;
    size_t i = 1;
    for (; i <= first.following && i < left && (bytes[i] & 0xc0) == 0x80; i++)
        code = code << 6 | (bytes[i] & 0x3fu);
    if (first.following == 0 || i <= first.following || code < first.least ||
        !vf_is_character(code))
        return VF_STRAY_BYTES + bytes[0];
    text->place += first.following;
    return code;
}

static uint32_t next_of_utf16(vf_text *text)
{
    uint32_t unit = text->utf16[text->place++];
    if (unit < 0xd800 || unit > 0xdbff || vf_text_ended(text))
        return unit;
    uint32_t low = text->utf16[text->place];
    if (low < 0xdc00 || low > 0xdfff)
        return unit;
    text->place++;
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

uint32_t vf_text_next(vf_text *text)
{
    return text->utf16 != NULL ? next_of_utf16(text) : next_of_utf8(text);
}

static char following_byte(uint32_t code, unsigned shift)
{
    return (char)(0x80 | (code >> shift & 0x3f));
}

size_t vf_put_utf8(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code >= VF_STRAY_BYTES) {
        out[0] = (char)(code - VF_STRAY_BYTES);
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = following_byte(code, 0);
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = following_byte(code, 6);
        out[2] = following_byte(code, 0);
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = following_byte(code, 12);
    out[2] = following_byte(code, 6);
    out[3] = following_byte(code, 0);
    return 4;
}

size_t vf_put_utf16(uint32_t code, uint16_t *out)
{
    if (code < 0x10000) {
        out[0] = (uint16_t)code;
        return 1;
    }
    out[0] = (uint16_t)(0xd800 + ((code - 0x10000) >> 10));
    out[1] = (uint16_t)(0xdc00 + (code & 0x3ff));
    return 2;
}

bool vf_is_space(uint32_t code)
{
    if (code <= 0x20)
        return code == ' ' || (code >= '\t' && code <= '\r');
    if (code < 0x1680)
        return code == 0x85 || code == 0xa0;
    return code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
           code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

size_t vf_fold(const vf_unicode *unicode, uint32_t code, uint32_t *out)
{
    size_t count = code >= 0x80 && vf_is_character(code) ? unicode->fold(code, out) : 0;
    if (count > 0)
        return count;
    out[0] = code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    return 1;
}
