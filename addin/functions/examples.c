/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/examples.h"

const char *const vfu_example_list[VFU_EXAMPLE_ROWS][VFU_EXAMPLE_COLUMNS] = {
    {"Customer", "Revenue", "Territory", "Last year"},
    {"Alder Mills", "500", "North", "B"},
    {"Birch & Sons", "300", "South", "A"},
    {"Cedar Works", "90", "North", "B"},
    {"Dune Hotels", "60", "South", "B"},
    {"Elm Street Foods", "30", "North", "C"},
    {"Fjord Shipping", "10", "South", "C"},
    {"Grove Garden", "5", "North", ""},
    {"Harbour Cafe", "3", "South", "C"},
    {"Iris Print", "2", "North", "C"},
    {"Juniper Tools", "0", "South", "C"},
};
