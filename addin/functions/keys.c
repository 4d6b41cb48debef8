/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A key by which the spellings of one name are found: CUSTOMERKEY.
 */
#include "vitalfew/keys.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/results.h"
#include "functions/unicode.h"
#include "uno/arguments.h"

/** What makes the keys of a call, and the keys, which live until the call has answered. */
typedef struct key_maker {
    vf_keyer *keyer;
    rtl_uString **keys;
    size_t count;
} key_maker;

/** The context of a row; the maker behind it gets every key. */
typedef struct key_context {
    key_maker *maker;
} key_context;

static vfu_error make_key(key_maker *maker, const rtl_uString *name, vfu_cell *out)
{
    const uint16_t *key;
    size_t length;
    vf_status status =
        vf_keyer_key_utf16(maker->keyer, name->buffer, (size_t)name->length, &key, &length);
    if (status != VF_OK || length == 0)
        return vfu_error_of(status);
    rtl_uString *text = NULL;
    rtl_uString_newFromStr_WithLength(&text, key, (sal_Int32)length);
    if (text == NULL)
        return VFU_ERROR_OVERFLOW;
    maker->keys[maker->count++] = text;
    *out = vfu_cell_text(text);
    return VFU_OK;
}

static vfu_error key_row(const void *context, const vfu_cell *own, vfu_cell *out)
{
    if (own[0].kind == VFU_EMPTY)
        return VFU_OK;
    rtl_uString *name = vfu_label_of(&own[0]);
    if (name == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = make_key(((const key_context *)context)->maker, name, out);
    rtl_uString_release(name);
    return error;
}

static vfu_error drop_word(vf_keyer *keyer, const vfu_cell *cell)
{
    if (cell->kind == VFU_IN_ERROR)
        return cell->error;
    rtl_uString *word = vfu_label_of(cell);
    if (word == NULL)
        return VFU_ERROR_OVERFLOW;
    vf_status status = vf_keyer_drop_utf16(keyer, word->buffer, (size_t)word->length);
    rtl_uString_release(word);
    return vfu_error_of(status);
}

static vfu_error drop_words(vf_keyer *keyer, const vfu_value *value)
{
    size_t count;
    vfu_error error = VFU_OK;
    if (value->given)
        error = vfu_list_length(&value->cells, SIZE_MAX, &count);
    for (size_t i = 0; value->given && error == VFU_OK && i < count; i++) {
        vfu_cell cell = vfu_cells_nth(&value->cells, i);
        error = drop_word(keyer, &cell);
    }
    return error;
}

static void release_keys(key_maker *maker)
{
    for (size_t i = 0; maker->keys != NULL && i < maker->count; i++)
        rtl_uString_release(maker->keys[i]);
    free(maker->keys);
    vf_keyer_free(maker->keyer);
}

static vfu_error customerkey(const vfu_call *call, uno_Any *result)
{
    enum { NAME, DROP };
    const vfu_value *arguments = call->arguments;
    key_maker maker = {.count = 0};
    vfu_error error = vfu_error_of(vf_keyer_new(&vfu_unicode, &maker.keyer));
    if (error != VFU_OK)
        return error;
    maker.keys = calloc(vfu_cells_count(&arguments[NAME].cells), sizeof(rtl_uString *));
    error = maker.keys != NULL ? drop_words(maker.keyer, &arguments[DROP]) : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        error = vfu_map(call, key_row, &(key_context){&maker}, result);
    release_keys(&maker);
    return error;
}

const vfu_function vfu_customerkey = {
    .name = "CUSTOMERKEY",
    .method = "customerKey",
    .text = N_("A key that is the same for several spellings of one name, to find customers who "
               "stand in a list twice: no case, accents or punctuation, the words sorted."),
    .example = "=CUSTOMERKEY(\"Works, CEDAR\")",
    .result = "cedar works",
    .arguments = {{VFU_M, "Name", N_("The name of a customer, or those of a whole list."), NULL},
                  {VFU_O, "Drop",
                   N_("Words to leave out, such as {\"ltd\";\"inc\";\"gmbh\"}, unless no other "
                      "word is left."),
                   N_("no word is left out")}},
    .compute = customerkey,
};
