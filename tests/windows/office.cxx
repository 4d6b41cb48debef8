/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the office's two libraries call of parts of it that are not built here, because they take
 * Microsoft's compiler or another library: what to do at a crash, numbers read from text, and
 * objects of C++ or of another thread's making. Nothing of it is called by the add-in.
 */
#include <cstdlib>

#ifdef SAL_DLLIMPLEMENTATION
bool onInitSignal()
{
    return true;
}

bool onDeInitSignal()
{
    return true;
}

extern "C" double strtod_nolocale(const char *text, char **end)
{
    return std::strtod(text, end);
}
#else
#include <uno/environment.hxx>
#include <uno/mapping.h>

void getCascadeMapping(uno_Mapping **, uno_Environment *, uno_Environment *, rtl_uString *)
{
    std::abort();
}

uno_Mapping *createIdentityMapping(com::sun::star::uno::Environment const &)
{
    std::abort();
}
#endif
