/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <pthread.h>
#include <stdlib.h>

#define HOLDERS_MAX 16

/* What listens to one of the add-in's results, for all cells that show it. */
typedef struct watcher {
    host_object head;
    struct watcher *next;
    calc *document;                   /* whose cells show it; NULL before, and once it is closed */
    const calc *holders[HOLDERS_MAX]; /* all that know it, those without a window too */
    size_t holder_count;
    uno_Interface *identity; /* of the result, acquired */
    uno_Interface *result;   /* acquired */
    value shown;
    cell **cells;
    size_t count;
} watcher;

/* All watchers, and what they show, under a lock; never held across a call to the add-in. */
static pthread_mutex_t watch_lock = PTHREAD_MUTEX_INITIALIZER;
static watcher *watchers;

static bool watcher_modified(host_object *object, void *result, void **args)
{
    (void)result;
    watcher *self = (watcher *)object;
    const struct {
        uno_Interface *source;
        uno_Any value;
    } *event = args[0];
    pthread_mutex_lock(&watch_lock);
    calc *document = self->document;
    value_free(&self->shown);
    self->shown = value_of_any(&event->value);
    pthread_mutex_unlock(&watch_lock);
    if (document == NULL)
        return true;
    for (size_t i = 0; i < self->count; i++)
        make_dirty(document, self->cells[i]);
    paint_cells(document);
    return true;
}

static void destroy_watcher(host_object *object)
{
    watcher *self = (watcher *)object;
    self->identity->release(self->identity);
    self->result->release(self->result);
    value_free(&self->shown);
    free(self->cells);
}

static const host_method watcher_methods[] = {
    {"modified", watcher_modified},
    {NULL, NULL},
};

static const host_class watcher_class = {
    .types = {HOST_XRESULTLISTENER},
    .type_count = 1,
    .methods = watcher_methods,
    .destroy = destroy_watcher,
};

static void call_result(const watcher *w, const char *member)
{
    uno_Interface *listener = host_facet_of((host_object *)w, HOST_XRESULTLISTENER);
    void *args[] = {&listener};
    host_call(w->result, HOST_XVOLATILERESULT, member, NULL, args);
}

/* Makes a watcher that still listens to nothing. Under the lock, as the next. */
static watcher *new_watcher(uno_Interface *identity, uno_Interface *result)
{
    watcher *made = (watcher *)host_new(&watcher_class, sizeof *made);
    made->identity = identity;
    identity->acquire(identity);
    made->result = result;
    result->acquire(result);
    made->shown = value_of_error(ERR_MISSING);
    made->next = watchers;
    watchers = made;
    return made;
}

static watcher *find_watcher(const uno_Interface *identity)
{
    watcher *w = watchers;
    while (w != NULL && w->identity != identity)
        w = w->next;
    return w;
}

static void hold_watcher(watcher *w, calc *c)
{
    if (!c->hidden)
        w->document = c;
    for (size_t i = 0; i < w->holder_count; i++)
        if (w->holders[i] == c)
            return;
    if (w->holder_count == HOLDERS_MAX)
        host_die("a result is in more than %d documents", HOLDERS_MAX);
    w->holders[w->holder_count++] = c;
}

static bool leave_watcher(watcher *w, const calc *c)
{
    for (size_t i = 0; i < w->holder_count; i++) {
        if (w->holders[i] == c) {
            w->holders[i] = w->holders[--w->holder_count];
            return true;
        }
    }
    return false;
}

/* The watcher of a result, made where there is none; acquired. */
static watcher *watch(calc *c, uno_Interface *result)
{
    uno_Interface *identity = host_query(result, HOST_XINTERFACE);
    if (identity == NULL)
        host_die("a result has no XInterface");
    pthread_mutex_lock(&watch_lock);
    watcher *found = find_watcher(identity);
    watcher *w = found != NULL ? found : new_watcher(identity, result);
    hold_watcher(w, c);
    host_acquire(&w->head);
    pthread_mutex_unlock(&watch_lock);
    identity->release(identity);
    if (found == NULL)
        call_result(w, "addResultListener");
    return w;
}

static value shown_by(const watcher *w)
{
    pthread_mutex_lock(&watch_lock);
    value shown = value_copy(&w->shown);
    pthread_mutex_unlock(&watch_lock);
    return shown;
}

static void tie(watcher *w, cell *x)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->cells[i] == x)
            return;
    w->cells = host_grow(w->cells, (w->count + 1) * sizeof(cell *));
    w->cells[w->count++] = x;
}

value take_result(calc *c, cell *x, uno_Any *any)
{
    value shown;
    if (any->pType->eTypeClass == typelib_TypeClass_INTERFACE) {
        uno_Interface *result = host_query(*(uno_Interface **)any->pData, HOST_XVOLATILERESULT);
        if (result == NULL)
            host_die("a function returns an object that is no XVolatileResult");
        watcher *w = watch(c, result);
        result->release(result);
        if (x != NULL && !c->hidden)
            tie(w, x);
        shown = shown_by(w);
        host_release(&w->head);
    } else {
        shown = value_of_any(any);
    }
    uno_any_destruct(any, NULL);
    return shown;
}

size_t calc_results(const calc *c)
{
    size_t count = 0;
    pthread_mutex_lock(&watch_lock);
    for (const watcher *w = watchers; w != NULL; w = w->next)
        count += w->document == c;
    pthread_mutex_unlock(&watch_lock);
    return count;
}

/* Takes a document out of the first watcher that knows it; acquired, NULL where none does. One that
 * no document knows any more leaves the list, whose reference the caller gets. */
static watcher *take_watcher(const calc *c, bool *last)
{
    watcher **link = &watchers;
    while (*link != NULL && !leave_watcher(*link, c))
        link = &(*link)->next;
    watcher *left = *link;
    if (left == NULL)
        return NULL;
    if (left->document == c) {
        left->document = NULL;
        left->count = 0;
    }
    *last = left->holder_count == 0;
    if (*last)
        *link = left->next;
    else
        host_acquire(&left->head);
    return left;
}

void drop_results(const calc *c)
{
    for (;;) {
        bool last = false;
        pthread_mutex_lock(&watch_lock);
        watcher *left = take_watcher(c, &last);
        pthread_mutex_unlock(&watch_lock);
        if (left == NULL)
            return;
        if (last)
            call_result(left, "removeResultListener");
        host_release(&left->head);
    }
}
