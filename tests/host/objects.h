/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The objects of the played Calc, as the add-in sees those of the office: each interface is a
 * pointer of its own, as the office's bridge makes them, and a call through one that does not have
 * the member ends the program. Every call passes by the trouble that this thread has in store.
 */
#ifndef VITALFEW_TESTS_OBJECTS_H
#define VITALFEW_TESTS_OBJECTS_H

#include <stdatomic.h>
#include <stddef.h>

#include "uno/uno.h"

/* The types that are spoken here; the order is that of the table in objects.c. */
typedef enum host_type {
    HOST_XINTERFACE,
    HOST_XWEAK,
    HOST_XADAPTER,
    HOST_XTYPEPROVIDER,
    HOST_XSERVICEINFO,
    HOST_XSINGLECOMPONENTFACTORY,
    HOST_XSEGMENTATION,
    HOST_XJOBEXECUTOR,
    HOST_XCOMPONENTCONTEXT,
    HOST_XPACKAGEINFORMATIONPROVIDER,
    HOST_XCOMPONENTLOADER,
    HOST_XMULTICOMPONENTFACTORY,
    HOST_XMULTISERVICEFACTORY,
    HOST_XREQUESTCALLBACK,
    HOST_XCALLBACK,
    HOST_XLOADABLE,
    HOST_XCLOSEABLE,
    HOST_XSPREADSHEETDOCUMENT,
    HOST_XCALCULATABLE,
    HOST_XINDEXACCESS,
    HOST_XCELL,
    HOST_XCELLRANGE,
    HOST_XCELLRANGEDATA,
    HOST_XCELLRANGEADDRESSABLE,
    HOST_XSHEETCELLRANGE,
    HOST_XSPREADSHEET,
    HOST_XUSEDAREACURSOR,
    HOST_XPROPERTYSET,
    HOST_XCELLRANGESQUERY,
    HOST_XSHEETOPERATION,
    HOST_XSHEETCELLRANGES,
    HOST_XSHEETCELLRANGECONTAINER,
    HOST_XMODIFYBROADCASTER,
    HOST_XMODIFYLISTENER,
    HOST_XCOMPONENT,
    HOST_XEVENTLISTENER,
    HOST_XCOLUMNROWRANGE,
    HOST_XVOLATILERESULT,
    HOST_XRESULTLISTENER,
    HOST_XDESKTOP,
    HOST_XMODEL,
    HOST_XSPREADSHEETVIEW,
    HOST_XINFOBARPROVIDER,
    HOST_XNAMEACCESS,
    HOST_XCELLRANGEREFERRER,
    HOST_XUNIQUECELLFORMATRANGESSUPPLIER,
    HOST_XNUMBERFORMATSSUPPLIER,
    HOST_XNUMBERFORMATS,
    HOST_INTERFACES, /* so many; what follows are other types */
    HOST_RUNTIME_EXCEPTION = HOST_INTERFACES,
    HOST_ROW,
    HOST_ROWS,
    HOST_STRINGS,
    HOST_STRING_ROWS,
    HOST_ADDRESSES,
    HOST_PROPERTY,
    HOST_LOCALE,
    HOST_TYPE_COUNT
} host_type;

/* Looks up the types and their members. */
void host_init(void);

typelib_TypeDescription *host_description(host_type type);
typelib_TypeDescriptionReference *host_reference(host_type type);

/* A member of an interface, own or inherited; the program ends where there is none. */
const typelib_TypeDescription *host_member(host_type type, const char *name);

typedef struct host_object host_object;

/* A member and what it answers; false throws a RuntimeException. */
typedef struct host_method {
    const char *name;
    bool (*answer)(host_object *self, void *result, void **args);
} host_method;

#define HOST_FACETS_MAX 10

/* What the objects of one kind have in common. */
typedef struct host_class {
    host_type types[HOST_FACETS_MAX - 1]; /* besides XInterface */
    size_t type_count;
    const host_method *methods; /* ended by a NULL name */
    void (*destroy)(host_object *self);
} host_class;

/* One interface of an object. */
typedef struct host_facet {
    uno_Interface interface;
    host_object *object;
    host_type type;
} host_facet;

/* The head of every object. */
struct host_object {
    const host_class *class;
    atomic_int references;
    host_facet facets[HOST_FACETS_MAX];
};

/* Makes an object of `size` bytes, the rest after the head zero, with one reference. */
host_object *host_new(const host_class *class, size_t size);
void host_acquire(host_object *object);
void host_release(host_object *object);

/* An interface of an object, borrowed. */
uno_Interface *host_facet_of(host_object *object, host_type type);

/* How many objects there are. */
long host_objects(void);

/* Calls a member of an object of the add-in; false where it threw, and then there is no result. */
bool host_call(uno_Interface *object, host_type type, const char *member, void *result,
               void **args);

/* Asks an object of the add-in for an interface; acquired, or NULL. */
uno_Interface *host_query(uno_Interface *object, host_type type);

/* Whether a name is this. */
bool name_is(const rtl_uString *name, const char *ascii);

/* Constructs an any that holds an interface, or a text. */
void host_any_of(uno_Any *any, uno_Interface *interface, host_type type);
void host_any_of_text(uno_Any *any, const char *ascii);

/* What goes wrong at one of the calls that the add-in makes. */
typedef enum trouble_kind {
    TROUBLE_NONE,
    TROUBLE_THROW,     /* it throws */
    TROUBLE_ALTER,     /* it answers something else than is so */
    TROUBLE_BEFORE,    /* something happens before it is carried out */
    TROUBLE_AFTERWARDS /* something happens after it was carried out */
} trouble_kind;

typedef struct trouble {
    trouble_kind kind;
    unsigned long at;    /* at which call, from 1 */
    unsigned long calls; /* as many were made */
    bool happened;
    unsigned variant;                /* of TROUBLE_ALTER */
    void (*happen)(void *happening); /* of the last two */
    void *happening;
} trouble;

/* The trouble that this thread has in store. */
extern _Thread_local trouble host_trouble;

/* Alters what a call has answered; defined in hostile.c. */
void host_alter(const char *member, unsigned variant, void *result);

/* A block with room for so many bytes, as by realloc(); aborts where there is no memory. */
void *host_grow(void *block, size_t size);

/* Ends the program with a message: the add-in broke a rule of UNO. */
_Noreturn void host_die(const char *format, ...);

#endif
