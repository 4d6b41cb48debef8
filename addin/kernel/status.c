/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/status.h"

const char *vf_status_text(vf_status status)
{
    switch (status) {
    case VF_OK:
        return "no error";
    case VF_NO_MEMORY:
        return "out of memory";
    case VF_NOT_A_NUMBER:
        return "a finite number is needed";
    case VF_OUT_OF_RANGE:
        return "a number, word or list is outside what is allowed";
    case VF_NOTHING:
        return "there is nothing to compute from";
    case VF_NOT_FOUND:
        return "the label or class is not there";
    }
    return "unknown status";
}
