/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/vitalfew.h"

const char *vf_version(void)
{
    return VF_VERSION;
}
