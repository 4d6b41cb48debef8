/* SPDX-License-Identifier: MPL-2.0 */
#include "objects.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rdb.h"

static const char *const type_names[HOST_TYPE_COUNT] = {
    [HOST_XINTERFACE] = "com.sun.star.uno.XInterface",
    [HOST_XWEAK] = "com.sun.star.uno.XWeak",
    [HOST_XADAPTER] = "com.sun.star.uno.XAdapter",
    [HOST_XTYPEPROVIDER] = "com.sun.star.lang.XTypeProvider",
    [HOST_XSERVICEINFO] = "com.sun.star.lang.XServiceInfo",
    [HOST_XSINGLECOMPONENTFACTORY] = "com.sun.star.lang.XSingleComponentFactory",
    [HOST_XSEGMENTATION] = "org.vitalfew.XSegmentation",
    [HOST_XJOBEXECUTOR] = "com.sun.star.task.XJobExecutor",
    [HOST_XCOMPONENTCONTEXT] = "com.sun.star.uno.XComponentContext",
    [HOST_XPACKAGEINFORMATIONPROVIDER] = "com.sun.star.deployment.XPackageInformationProvider",
    [HOST_XCOMPONENTLOADER] = "com.sun.star.frame.XComponentLoader",
    [HOST_XMULTICOMPONENTFACTORY] = "com.sun.star.lang.XMultiComponentFactory",
    [HOST_XMULTISERVICEFACTORY] = "com.sun.star.lang.XMultiServiceFactory",
    [HOST_XREQUESTCALLBACK] = "com.sun.star.awt.XRequestCallback",
    [HOST_XCALLBACK] = "com.sun.star.awt.XCallback",
    [HOST_XLOADABLE] = "com.sun.star.frame.XLoadable",
    [HOST_XCLOSEABLE] = "com.sun.star.util.XCloseable",
    [HOST_XSPREADSHEETDOCUMENT] = "com.sun.star.sheet.XSpreadsheetDocument",
    [HOST_XCALCULATABLE] = "com.sun.star.sheet.XCalculatable",
    [HOST_XINDEXACCESS] = "com.sun.star.container.XIndexAccess",
    [HOST_XCELL] = "com.sun.star.table.XCell",
    [HOST_XCELLRANGE] = "com.sun.star.table.XCellRange",
    [HOST_XCELLRANGEDATA] = "com.sun.star.sheet.XCellRangeData",
    [HOST_XCELLRANGEADDRESSABLE] = "com.sun.star.sheet.XCellRangeAddressable",
    [HOST_XSHEETCELLRANGE] = "com.sun.star.sheet.XSheetCellRange",
    [HOST_XSPREADSHEET] = "com.sun.star.sheet.XSpreadsheet",
    [HOST_XUSEDAREACURSOR] = "com.sun.star.sheet.XUsedAreaCursor",
    [HOST_XPROPERTYSET] = "com.sun.star.beans.XPropertySet",
    [HOST_XCELLRANGESQUERY] = "com.sun.star.sheet.XCellRangesQuery",
    [HOST_XSHEETOPERATION] = "com.sun.star.sheet.XSheetOperation",
    [HOST_XSHEETCELLRANGES] = "com.sun.star.sheet.XSheetCellRanges",
    [HOST_XSHEETCELLRANGECONTAINER] = "com.sun.star.sheet.XSheetCellRangeContainer",
    [HOST_XMODIFYBROADCASTER] = "com.sun.star.util.XModifyBroadcaster",
    [HOST_XMODIFYLISTENER] = "com.sun.star.util.XModifyListener",
    [HOST_XCOMPONENT] = "com.sun.star.lang.XComponent",
    [HOST_XEVENTLISTENER] = "com.sun.star.lang.XEventListener",
    [HOST_XCOLUMNROWRANGE] = "com.sun.star.table.XColumnRowRange",
    [HOST_XVOLATILERESULT] = "com.sun.star.sheet.XVolatileResult",
    [HOST_XRESULTLISTENER] = "com.sun.star.sheet.XResultListener",
    [HOST_XDESKTOP] = "com.sun.star.frame.XDesktop",
    [HOST_XMODEL] = "com.sun.star.frame.XModel",
    [HOST_XSPREADSHEETVIEW] = "com.sun.star.sheet.XSpreadsheetView",
    [HOST_XINFOBARPROVIDER] = "com.sun.star.frame.XInfobarProvider",
    [HOST_XNAMEACCESS] = "com.sun.star.container.XNameAccess",
    [HOST_XCELLRANGEREFERRER] = "com.sun.star.sheet.XCellRangeReferrer",
    [HOST_XUNIQUECELLFORMATRANGESSUPPLIER] = "com.sun.star.sheet.XUniqueCellFormatRangesSupplier",
    [HOST_XNUMBERFORMATSSUPPLIER] = "com.sun.star.util.XNumberFormatsSupplier",
    [HOST_XNUMBERFORMATS] = "com.sun.star.util.XNumberFormats",
    [HOST_RUNTIME_EXCEPTION] = "com.sun.star.uno.RuntimeException",
    [HOST_ROW] = "[]any",
    [HOST_ROWS] = "[][]any",
    [HOST_STRINGS] = "[]string",
    [HOST_STRING_ROWS] = "[][]string",
    [HOST_ADDRESSES] = "[]com.sun.star.table.CellRangeAddress",
    [HOST_PROPERTY] = "com.sun.star.beans.PropertyValue",
    [HOST_LOCALE] = "com.sun.star.lang.Locale",
};

#define MEMBERS_MAX 512
#define NAME_SIZE 64

static typelib_TypeDescription *types[HOST_TYPE_COUNT];

/* The members of all interfaces, inherited ones too, each under the interface it is called by. */
static struct {
    host_type type;
    char name[NAME_SIZE];
    typelib_TypeDescription *description;
} members[MEMBERS_MAX];
static size_t member_count;

static atomic_long object_count;

_Thread_local trouble host_trouble;

void host_die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("Bail out! ", stdout);
    vprintf(format, arguments); /* NOLINT(clang-analyzer-valist.Uninitialized): it is */
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
    abort();
}

/* Types and members */

static void ascii_of(const rtl_uString *string, char *out)
{
    if (string->length >= NAME_SIZE)
        host_die("a name of %d characters", (int)string->length);
    for (sal_Int32 i = 0; i <= string->length; i++)
        out[i] = (char)string->buffer[i];
}

static void add_members(host_type type)
{
    const typelib_InterfaceTypeDescription *interface =
        (const typelib_InterfaceTypeDescription *)(void *)types[type];
    for (sal_Int32 i = 0; i < interface->nAllMembers; i++) {
        typelib_TypeDescription *found = NULL;
        typelib_typedescriptionreference_getDescription(&found, interface->ppAllMembers[i]);
        if (found == NULL || member_count == MEMBERS_MAX)
            host_die("a member of %s is missing", type_names[type]);
        members[member_count].type = type;
        members[member_count].description = found;
        ascii_of(((typelib_InterfaceMemberTypeDescription *)(void *)found)->pMemberName,
                 members[member_count++].name);
    }
}

void host_init(void)
{
    for (size_t i = 0; i < HOST_TYPE_COUNT; i++)
        types[i] = rdb_type(type_names[i]);
    for (host_type i = HOST_XINTERFACE; i < HOST_INTERFACES; i++)
        add_members(i);
}

typelib_TypeDescription *host_description(host_type type)
{
    return types[type];
}

typelib_TypeDescriptionReference *host_reference(host_type type)
{
    return types[type]->pWeakRef;
}

const typelib_TypeDescription *host_member(host_type type, const char *name)
{
    for (size_t i = 0; i < member_count; i++)
        if (members[i].type == type && strcmp(members[i].name, name) == 0)
            return members[i].description;
    host_die("%s has no member %s", type_names[type], name);
}

/* Calls of the played Calc's objects */

static void throw_runtime_exception(uno_Any *exception)
{
    struct {
        rtl_uString *message;
        uno_Interface *context;
    } data = {NULL, NULL};
    rtl_uString_newFromAscii(&data.message, "as the test wants it");
    uno_any_construct(exception, &data, types[HOST_RUNTIME_EXCEPTION], NULL);
    rtl_uString_release(data.message);
}

static bool query(host_object *self, void *result, void **args)
{
    const typelib_TypeDescriptionReference *wanted = *(typelib_TypeDescriptionReference **)args[0];
    for (size_t i = 0; i <= self->class->type_count; i++) {
        uno_Interface *interface = &self->facets[i].interface;
        if (typelib_typedescriptionreference_equals(host_reference(self->facets[i].type), wanted)) {
            uno_any_construct(result, &interface, types[self->facets[i].type], NULL);
            return true;
        }
    }
    uno_any_construct(result, NULL, NULL, NULL);
    return true;
}

/* Whether the call of a member through an interface is one that UNO allows. */
static void check_facet(const host_facet *facet, const typelib_TypeDescription *member,
                        const char *name)
{
    if (atomic_load(&facet->object->references) <= 0)
        host_die("%s is called of an object that was released", name);
    const typelib_InterfaceMethodTypeDescription *method =
        (const typelib_InterfaceMethodTypeDescription *)(const void *)member;
    if (member->eTypeClass != typelib_TypeClass_INTERFACE_METHOD ||
        !typelib_typedescription_isAssignableFrom(&method->pInterface->aBase, types[facet->type]))
        host_die("%s is called of %s, which does not have it", name, type_names[facet->type]);
}

static bool answer(host_object *self, const char *name, void *result, void **args)
{
    if (strcmp(name, "queryInterface") == 0)
        return query(self, result, args);
    for (const host_method *method = self->class->methods; method->name != NULL; method++)
        if (strcmp(method->name, name) == 0)
            return method->answer(self, result, args);
    host_die("%s is called, which is not played here", name);
}

/* Whether trouble of a kind is due now. */
static bool is_due(trouble_kind kind)
{
    bool due = host_trouble.kind == kind && host_trouble.calls == host_trouble.at;
    if (due) {
        host_trouble.kind = TROUBLE_NONE;
        host_trouble.happened = true;
    }
    return due;
}

static void dispatch(uno_Interface *interface, const typelib_TypeDescription *member, void *result,
                     void *args[], uno_Any **exception)
{
    host_facet *facet = (host_facet *)interface;
    host_object *self = facet->object;
    char name[NAME_SIZE];
    ascii_of(((const typelib_InterfaceMemberTypeDescription *)(const void *)member)->pMemberName,
             name);
    check_facet(facet, member, name);
    host_acquire(self);
    host_trouble.calls++;
    if (is_due(TROUBLE_BEFORE))
        host_trouble.happen(host_trouble.happening);
    bool done = !is_due(TROUBLE_THROW) && answer(self, name, result, args);
    if (done && is_due(TROUBLE_ALTER))
        host_alter(name, host_trouble.variant, result);
    if (is_due(TROUBLE_AFTERWARDS))
        host_trouble.happen(host_trouble.happening);
    if (done)
        *exception = NULL;
    else
        throw_runtime_exception(*exception);
    host_release(self);
}

/* Objects */

static void acquire_facet(uno_Interface *interface)
{
    host_acquire(((host_facet *)interface)->object);
}

static void release_facet(uno_Interface *interface)
{
    host_release(((host_facet *)interface)->object);
}

void *host_grow(void *block, size_t size)
{
    void *grown = realloc(block, size);
    if (grown == NULL)
        abort();
    return grown;
}

host_object *host_new(const host_class *class, size_t size)
{
    host_object *object = calloc(1, size);
    if (object == NULL)
        abort();
    object->class = class;
    atomic_init(&object->references, 1);
    for (size_t i = 0; i <= class->type_count; i++)
        object->facets[i] = (host_facet){
            .interface = {acquire_facet, release_facet, dispatch},
            .object = object,
            .type = i == 0 ? HOST_XINTERFACE : class->types[i - 1],
        };
    atomic_fetch_add(&object_count, 1);
    return object;
}

void host_acquire(host_object *object)
{
    if (atomic_fetch_add(&object->references, 1) <= 0)
        host_die("an object is acquired that was released");
}

void host_release(host_object *object)
{
    int before = atomic_fetch_sub(&object->references, 1);
    if (before <= 0)
        host_die("an object is released more often than it was acquired");
    if (before > 1)
        return;
    if (object->class->destroy != NULL)
        object->class->destroy(object);
    atomic_fetch_sub(&object_count, 1);
    free(object);
}

uno_Interface *host_facet_of(host_object *object, host_type type)
{
    for (size_t i = 0; i <= object->class->type_count; i++)
        if (object->facets[i].type == type)
            return &object->facets[i].interface;
    host_die("an object does not have %s", type_names[type]);
}

long host_objects(void)
{
    return atomic_load(&object_count);
}

/* Calls of the add-in's objects */

bool host_call(uno_Interface *object, host_type type, const char *member, void *result, void **args)
{
    uno_Any exception;
    uno_Any *thrown = &exception;
    object->pDispatcher(object, host_member(type, member), result, args, &thrown);
    if (thrown == NULL)
        return true;
    uno_any_destruct(thrown, NULL);
    return false;
}

uno_Interface *host_query(uno_Interface *object, host_type type)
{
    typelib_TypeDescriptionReference *wanted = host_reference(type);
    void *args[] = {&wanted};
    uno_Any any;
    if (!host_call(object, HOST_XINTERFACE, "queryInterface", &any, args))
        return NULL;
    uno_Interface *found = NULL;
    if (any.pType->eTypeClass == typelib_TypeClass_INTERFACE) {
        found = *(uno_Interface **)any.pData;
        found->acquire(found);
    }
    uno_any_destruct(&any, NULL);
    return found;
}

bool name_is(const rtl_uString *name, const char *ascii)
{
    return rtl_ustr_ascii_compare_WithLength(name->buffer, name->length, ascii) == 0;
}

void host_any_of(uno_Any *any, uno_Interface *interface, host_type type)
{
    uno_any_construct(any, &interface, types[type], NULL);
}

void host_any_of_text(uno_Any *any, const char *ascii)
{
    rtl_uString *text = NULL;
    rtl_uString_newFromAscii(&text, ascii);
    uno_type_any_construct(any, &text,
                           *typelib_static_type_getByTypeClass(typelib_TypeClass_STRING), NULL);
    rtl_uString_release(text);
}
