/* SPDX-License-Identifier: MPL-2.0 */
#include "unicode.h"

#include <utf8proc.h>

static size_t decompose_by(uint32_t code, uint32_t *out, utf8proc_option_t options)
{
    int last_boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, (utf8proc_int32_t *)out, VF_UNICODE_ROOM, options, &last_boundary);
    return count > 0 && count <= VF_UNICODE_ROOM ? (size_t)count : 0;
}

static size_t fold(uint32_t code, uint32_t *out)
{
    return decompose_by(code, out, UTF8PROC_CASEFOLD);
}

static size_t decompose(uint32_t code, uint32_t *out)
{
    return decompose_by(code, out, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}

static bool is_sign(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO) ||
           category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

const vf_unicode *whole_unicode(void)
{
    static const vf_unicode unicode = {fold, decompose, is_sign};
    return &unicode;
}
