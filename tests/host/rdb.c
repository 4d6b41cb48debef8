/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The format, all numbers little-endian: "UNOIDL\xFF\0", the place of the root's map, the number
 * of its entries. An entry of a map is the place of a name that ends in a NUL and the place of an
 * entity. An entity starts with its kind and flags; what follows is told where it is read. A
 * string is its length and its bytes, or, where the highest bit is set, the place of such a
 * string. An annotated entity has lists of strings between its parts.
 */
#include "rdb.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIBRARIES_MAX 4
#define NAME_SIZE 256
#define MEMBERS_MAX 256

enum { MODULE, ENUM, STRUCT, TEMPLATE, EXCEPTION, INTERFACE, TYPEDEF };
enum { KIND = 0x1f, HAS_BASE = 0x20, ANNOTATED = 0x40 };

static const uint8_t *libraries[LIBRARIES_MAX];
static size_t library_count;

/* A place in a library. */
typedef struct cursor {
    const uint8_t *base;
    uint32_t at;
    bool annotated;
} cursor;

typedef struct name {
    char text[NAME_SIZE];
} name;

static uint32_t get32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static uint8_t take8(cursor *c)
{
    return c->base[c->at++];
}

static uint32_t take32(cursor *c)
{
    uint32_t number = get32(c->base + c->at);
    c->at += 4;
    return number;
}

static name take_name(cursor *c)
{
    name taken = {""};
    uint32_t length = take32(c);
    const uint8_t *bytes = c->base + c->at;
    if ((length & 0x80000000) != 0) {
        bytes = c->base + (length & 0x7fffffff) + 4;
        length = get32(bytes - 4);
    } else {
        c->at += length;
    }
    if (length >= NAME_SIZE)
        abort();
    memcpy(taken.text, bytes, length);
    return taken;
}

static void skip_names(cursor *c)
{
    for (uint32_t n = take32(c); n > 0; n--)
        take_name(c);
}

static void skip_annotations(cursor *c)
{
    if (c->annotated)
        skip_names(c);
}

/* The place of a segment of a name in a map; 0 where it is not there. */
static uint32_t find_in_map(const uint8_t *base, uint32_t map, uint32_t count, const char *segment,
                            size_t length)
{
    for (size_t i = 0; i < count; i++) {
        const uint8_t *entry = base + map + 8 * i;
        const char *found = (const char *)base + get32(entry);
        if (strncmp(found, segment, length) == 0 && found[length] == '\0')
            return get32(entry + 4);
    }
    return 0;
}

static bool find_in(const uint8_t *base, const char *type, cursor *out)
{
    uint32_t map = get32(base + 8);
    uint32_t count = get32(base + 12);
    for (;;) {
        size_t length = strcspn(type, ".");
        uint32_t entity = find_in_map(base, map, count, type, length);
        if (entity == 0)
            return false;
        if (type[length] == '\0') {
            *out = (cursor){base, entity, (base[entity] & ANNOTATED) != 0};
            return true;
        }
        if ((base[entity] & KIND) != MODULE)
            return false;
        map = entity + 5;
        count = get32(base + entity + 1);
        type += length + 1;
    }
}

static bool find_entity(const char *type, cursor *out)
{
    for (size_t i = 0; i < library_count; i++)
        if (find_in(libraries[i], type, out))
            return true;
    return false;
}

static typelib_TypeClass class_of(const char *type)
{
    static const struct {
        const char *name;
        typelib_TypeClass type_class;
    } basic[] = {
        {"void", typelib_TypeClass_VOID},
        {"boolean", typelib_TypeClass_BOOLEAN},
        {"byte", typelib_TypeClass_BYTE},
        {"short", typelib_TypeClass_SHORT},
        {"unsigned short", typelib_TypeClass_UNSIGNED_SHORT},
        {"long", typelib_TypeClass_LONG},
        {"unsigned long", typelib_TypeClass_UNSIGNED_LONG},
        {"hyper", typelib_TypeClass_HYPER},
        {"unsigned hyper", typelib_TypeClass_UNSIGNED_HYPER},
        {"float", typelib_TypeClass_FLOAT},
        {"double", typelib_TypeClass_DOUBLE},
        {"char", typelib_TypeClass_CHAR},
        {"string", typelib_TypeClass_STRING},
        {"type", typelib_TypeClass_TYPE},
        {"any", typelib_TypeClass_ANY},
    };
    static const typelib_TypeClass classes[] = {
        [ENUM] = typelib_TypeClass_ENUM,           [STRUCT] = typelib_TypeClass_STRUCT,
        [TEMPLATE] = typelib_TypeClass_STRUCT,     [EXCEPTION] = typelib_TypeClass_EXCEPTION,
        [INTERFACE] = typelib_TypeClass_INTERFACE,
    };
    for (size_t i = 0; i < sizeof basic / sizeof basic[0]; i++)
        if (strcmp(type, basic[i].name) == 0)
            return basic[i].type_class;
    if (type[0] == '[')
        return typelib_TypeClass_SEQUENCE;
    if (strchr(type, '<') != NULL)
        return typelib_TypeClass_STRUCT;
    cursor c;
    if (!find_entity(type, &c) || (c.base[c.at] & KIND) > INTERFACE) {
        fprintf(stderr, "the type libraries do not tell what %s is\n", type);
        abort();
    }
    return classes[c.base[c.at] & KIND];
}

/* The strings of one description while it is made. */
typedef struct strings {
    rtl_uString *made[4 * MEMBERS_MAX];
    size_t count;
} strings;

static rtl_uString *string_of(strings *s, const char *ascii)
{
    if (s->count == sizeof s->made / sizeof s->made[0])
        abort();
    rtl_uString **made = &s->made[s->count++];
    *made = NULL;
    rtl_uString_newFromAscii(made, ascii);
    return *made;
}

static void release_strings(strings *s)
{
    while (s->count > 0)
        rtl_uString_release(s->made[--s->count]);
}

/* A member of an interface, as far as it stands before its lists. */
typedef struct member {
    bool attribute;
    bool read_only;
    name own;
    name type;
    cursor lists; /* parameters and exceptions, or the exceptions of getting and setting */
} member;

static void take_attribute(cursor *c, member *out)
{
    out->attribute = true;
    out->read_only = (take8(c) & 2) != 0;
    out->own = take_name(c);
    out->type = take_name(c);
    out->lists = *c;
    skip_names(c);
    if (!out->read_only)
        skip_names(c);
    skip_annotations(c);
}

static void take_method(cursor *c, member *out)
{
    out->attribute = false;
    out->own = take_name(c);
    out->type = take_name(c);
    out->lists = *c;
    for (uint32_t n = take32(c); n > 0; n--) {
        take8(c);
        take_name(c);
        take_name(c);
    }
    skip_names(c);
    skip_annotations(c);
}

/* The members that an interface itself has; the cursor stands behind its bases. */
static size_t take_members(cursor *c, member *out)
{
    size_t count = 0;
    for (int methods = 0; methods <= 1; methods++) {
        for (uint32_t n = take32(c); n > 0; n--) {
            if (count == MEMBERS_MAX)
                abort();
            if (methods == 1)
                take_method(c, &out[count++]);
            else
                take_attribute(c, &out[count++]);
        }
    }
    return count;
}

static void skip_references(cursor *c)
{
    for (uint32_t n = take32(c); n > 0; n--) {
        take_name(c);
        skip_annotations(c);
    }
}

typelib_TypeDescription *rdb_type(const char *type)
{
    strings s = {.count = 0};
    typelib_TypeDescription *found = NULL;
    typelib_typedescription_getByName(&found, string_of(&s, type));
    release_strings(&s);
    if (found == NULL) {
        fprintf(stderr, "there is no type %s\n", type);
        abort();
    }
    if (!found->bComplete)
        typelib_typedescription_complete(&found);
    return found;
}

static typelib_TypeDescription *make_interface(const char *type, cursor c)
{
    static member members[MEMBERS_MAX];
    typelib_TypeDescription *bases[16];
    typelib_TypeDescriptionReference *base_references[16];
    typelib_TypeDescriptionReference *references[MEMBERS_MAX];
    strings s = {.count = 0};
    uint32_t base_count = take32(&c);
    for (uint32_t i = 0; i < base_count; i++) {
        bases[i] = rdb_type(take_name(&c).text);
        base_references[i] = bases[i]->pWeakRef;
        skip_annotations(&c);
    }
    skip_references(&c);
    size_t count = take_members(&c, members);
    for (size_t i = 0; i < count; i++) {
        char full[2 * NAME_SIZE + 3];
        snprintf(full, sizeof full, "%s::%s", type, members[i].own.text);
        references[i] = NULL;
        typelib_typedescriptionreference_new(&references[i],
                                             members[i].attribute
                                                 ? typelib_TypeClass_INTERFACE_ATTRIBUTE
                                                 : typelib_TypeClass_INTERFACE_METHOD,
                                             string_of(&s, full));
    }
    typelib_InterfaceTypeDescription *made = NULL;
    typelib_typedescription_newMIInterface(&made, string_of(&s, type), 0, 0, 0, 0, 0,
                                           (sal_Int32)base_count, base_references, (sal_Int32)count,
                                           references);
    for (size_t i = 0; i < count; i++)
        typelib_typedescriptionreference_release(references[i]);
    for (uint32_t i = 0; i < base_count; i++)
        typelib_typedescription_release(bases[i]);
    release_strings(&s);
    return &made->aBase;
}

static sal_Int32 take_strings(cursor *c, strings *s, rtl_uString **out)
{
    uint32_t count = take32(c);
    for (uint32_t i = 0; i < count; i++)
        out[i] = string_of(s, take_name(c).text);
    return (sal_Int32)count;
}

static typelib_TypeDescription *make_attribute(const char *full, sal_Int32 place, const member *m)
{
    rtl_uString *getting[16];
    rtl_uString *setting[16];
    strings s = {.count = 0};
    cursor c = m->lists;
    sal_Int32 get_count = take_strings(&c, &s, getting);
    sal_Int32 set_count = m->read_only ? 0 : take_strings(&c, &s, setting);
    typelib_InterfaceAttributeTypeDescription *made = NULL;
    typelib_typedescription_newExtendedInterfaceAttribute(
        &made, place, string_of(&s, full), class_of(m->type.text), string_of(&s, m->type.text),
        m->read_only, get_count, getting, set_count, setting);
    release_strings(&s);
    return &made->aBase.aBase;
}

static typelib_TypeDescription *make_method(const char *full, sal_Int32 place, const member *m)
{
    typelib_Parameter_Init parameters[32];
    rtl_uString *exceptions[16];
    strings s = {.count = 0};
    cursor c = m->lists;
    uint32_t count = take32(&c);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t direction = take8(&c); /* 0 in, 1 out, 2 both */
        name parameter = take_name(&c);
        name type = take_name(&c);
        parameters[i] = (typelib_Parameter_Init){
            .eTypeClass = class_of(type.text),
            .pTypeName = string_of(&s, type.text),
            .pParamName = string_of(&s, parameter.text),
            .bIn = direction != 1,
            .bOut = direction != 0,
        };
    }
    sal_Int32 exception_count = take_strings(&c, &s, exceptions);
    typelib_InterfaceMethodTypeDescription *made = NULL;
    typelib_typedescription_newInterfaceMethod(
        &made, place, sal_False, string_of(&s, full), class_of(m->type.text),
        string_of(&s, m->type.text), (sal_Int32)count, parameters, exception_count, exceptions);
    release_strings(&s);
    return &made->aBase.aBase;
}

/* A member, by its full name "interface::member". */
static typelib_TypeDescription *make_member(const char *full, size_t interface_length)
{
    static member members[MEMBERS_MAX];
    char type[NAME_SIZE];
    snprintf(type, sizeof type, "%.*s", (int)interface_length, full);
    cursor c;
    if (!find_entity(type, &c) || (take8(&c) & KIND) != INTERFACE)
        return NULL;
    skip_references(&c);
    skip_references(&c);
    size_t count = take_members(&c, members);
    typelib_TypeDescription *interface = rdb_type(type);
    const typelib_InterfaceTypeDescription *described =
        (const typelib_InterfaceTypeDescription *)(void *)interface;
    sal_Int32 first = described->nAllMembers - described->nMembers;
    typelib_TypeDescription *made = NULL;
    for (size_t i = 0; i < count && made == NULL; i++) {
        if (strcmp(members[i].own.text, full + interface_length + 2) != 0)
            continue;
        made = members[i].attribute ? make_attribute(full, first + (sal_Int32)i, &members[i])
                                    : make_method(full, first + (sal_Int32)i, &members[i]);
    }
    typelib_typedescription_release(interface);
    return made;
}

/* A struct or an exception. */
static typelib_TypeDescription *make_compound(const char *type, bool has_base, cursor c)
{
    typelib_CompoundMember_Init members[MEMBERS_MAX];
    strings s = {.count = 0};
    typelib_TypeDescription *base = has_base ? rdb_type(take_name(&c).text) : NULL;
    uint32_t count = take32(&c);
    if (count > MEMBERS_MAX)
        abort();
    for (uint32_t i = 0; i < count; i++) {
        name own = take_name(&c);
        name member_type = take_name(&c);
        skip_annotations(&c);
        members[i] = (typelib_CompoundMember_Init){
            .eTypeClass = class_of(member_type.text),
            .pTypeName = string_of(&s, member_type.text),
            .pMemberName = string_of(&s, own.text),
        };
    }
    typelib_TypeDescription *made = NULL;
    typelib_typedescription_new(&made, class_of(type), string_of(&s, type),
                                base != NULL ? base->pWeakRef : NULL, (sal_Int32)count, members);
    if (base != NULL)
        typelib_typedescription_release(base);
    release_strings(&s);
    return made;
}

static typelib_TypeDescription *make_enum(const char *type, cursor c)
{
    rtl_uString *names[MEMBERS_MAX];
    sal_Int32 values[MEMBERS_MAX];
    strings s = {.count = 0};
    uint32_t count = take32(&c);
    if (count == 0 || count > MEMBERS_MAX)
        abort();
    for (uint32_t i = 0; i < count; i++) {
        names[i] = string_of(&s, take_name(&c).text);
        values[i] = (sal_Int32)take32(&c);
        skip_annotations(&c);
    }
    typelib_TypeDescription *made = NULL;
    typelib_typedescription_newEnum(&made, string_of(&s, type), values[0], (sal_Int32)count, names,
                                    values);
    release_strings(&s);
    return made;
}

static typelib_TypeDescription *make_type(const char *type)
{
    const char *colons = strstr(type, "::");
    if (colons != NULL)
        return make_member(type, (size_t)(colons - type));
    cursor c;
    if (!find_entity(type, &c))
        return NULL;
    uint8_t kind = take8(&c);
    switch (kind & KIND) {
    case ENUM:
        return make_enum(type, c);
    case STRUCT:
    case EXCEPTION:
        return make_compound(type, (kind & HAS_BASE) != 0, c);
    case INTERFACE:
        return make_interface(type, c);
    default:
        return NULL;
    }
}

static void SAL_CALL provide(void *context, typelib_TypeDescription **made, rtl_uString *type)
{
    (void)context;
    char ascii[2 * NAME_SIZE];
    if (type->length >= (sal_Int32)sizeof ascii)
        return;
    for (sal_Int32 i = 0; i <= type->length; i++)
        ascii[i] = (char)type->buffer[i];
    *made = make_type(ascii);
}

bool rdb_add(const char *path)
{
    if (library_count == LIBRARIES_MAX)
        return false;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    uint8_t *bytes = NULL;
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;
    bool done =
        size >= 16 && (bytes = malloc((size_t)size)) != NULL && fseek(file, 0, SEEK_SET) == 0 &&
        fread(bytes, 1, (size_t)size, file) == (size_t)size && memcmp(bytes, "UNOIDL\xff", 8) == 0;
    fclose(file);
    if (done)
        libraries[library_count++] = bytes;
    else
        free(bytes);
    return done;
}

void rdb_provide(void)
{
    typelib_typedescription_registerCallback(NULL, provide);
}
