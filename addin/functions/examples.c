/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/examples.h"

const char *const vfu_example_list[VFU_EXAMPLE_ROWS][VFU_EXAMPLE_COLUMNS] = {
    {"Customer", "Revenue", "Territory", "Last year", "Orders", "Days since", "Pays on time",
     "Fits our range", "Refers others", "Last order"},
    {"Alder Mills", "500", "North", "B", "24", "3", "yes", "yes", "yes", "45685"},
    {"Birch & Sons", "300", "South", "A", "18", "12", "yes", "yes", "no", "45676"},
    {"Cedar Works", "90", "North", "B", "9", "20", "yes", "", "no", "45668"},
    {"Dune Hotels", "60", "South", "B", "7", "45", "no", "yes", "no", "45643"},
    {"Elm Street Foods", "30", "North", "C", "5", "31", "yes", "no", "yes", "45657"},
    {"Fjord Shipping", "10", "South", "C", "3", "60", "no", "no", "no", "45628"},
    {"Grove Garden", "5", "North", "", "2", "15", "yes", "yes", "", "45673"},
    {"Harbour Cafe", "3", "South", "C", "2", "120", "no", "yes", "no", "45568"},
    {"Iris Print", "2", "North", "C", "1", "200", "", "", "", "45488"},
    {"Juniper Tools", "0", "South", "C", "0", "365", "no", "no", "no", "45323"},
};
