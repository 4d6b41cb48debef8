/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/unicode.h"

#include "uno/text.h"

_Static_assert(VFU_TEXT_ROOM <= VF_UNICODE_ROOM, "the kernel has room for any character");

const vf_unicode vfu_unicode = {vfu_text_fold, vfu_text_decompose, vfu_text_is_sign};
