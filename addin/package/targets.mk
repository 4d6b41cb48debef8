# SPDX-License-Identifier: MPL-2.0
#
# The machines that the package of `make release` serves, and how the library is built for one that
# is not this one: by a make of its own with TARGET=Windows_X86_64, in build/Windows_X86_64. What
# runs while the package is built (describe), and what it makes, is of this machine alone. The
# Makefile includes this file after its own flags and before it makes anything of them.
#
# The office is not needed for the target. Its headers are the same everywhere; what a linker asks
# its libraries comes from stand-ins that have the names and versions of this machine's, and of
# utf8proc, which a distribution has for its own machine alone, the source is taken.

RELEASED := Linux_X86_64 Linux_AARCH64 Windows_X86_64
CROSS_Linux_X86_64   := x86_64-linux-gnu-
CROSS_Linux_AARCH64  := aarch64-linux-gnu-
CROSS_Windows_X86_64 := x86_64-w64-mingw32-
# That whose thread-local variables need no library of threads.
COMPILER_Windows_X86_64 := x86_64-w64-mingw32-gcc-win32

# The platforms of this package, and the library of each: its name, where it is made, what strips it.
released     := $(and $(RELEASE),$(filter build,$B))
PLATFORMS     = $(if $(released),$(RELEASED),$(PLATFORM))
library_name  = vitalfew.uno.$(if $(filter Windows_%,$(1)),dll,so)
library_built = $(if $(released),build/$(1),$B)/$(call library_name,$(1))
stripper      = $(if $(released),$(CROSS_$(1))strip,$(STRIP))

# The office's libraries, what writes their stand-ins, and the bytes of a long.
OFFICE      := cppu.so sal.so
STANDINS_OF := addin/package/standins.py
LONG        := 8

# Where the sources of others are kept.
UPSTREAM ?= build/upstream
UTF8PROC := $(UPSTREAM)/utf8proc

ifdef TARGET
B         := build/$(TARGET)$(PARTS:%=/parts-%)
CPPFLAGS  += -DUTF8PROC_STATIC -isystem $(UTF8PROC)
UNO_HEADERS = -isystem $B/include -isystem $(LO_INCLUDE)
UNO_FLAGS  = -DUNX -DLINUX -DGCC $(UNO_HEADERS)
UNO_LIBS   = -L$B/office -luno_cppu -luno_sal
TEXT_LIBS :=
MAP_FLAGS += '-ffile-prefix-map=$(UTF8PROC)=utf8proc'
endif

LIBRARY   := $B/$(call library_name,$(TARGET))
LIBRARIES := $(if $(released),$(foreach platform,$(RELEASED),$(call library_built,$(platform))),\
               $(LIBRARY))

ifneq ($(filter Windows_%,$(TARGET)),)
# The office's headers know Windows by Microsoft's compiler alone. What they ask beside that is how
# symbols are shown, which a list of exports decides here, and the size of a long.
UNO_FLAGS  := -DWNT -DSAL_UNX $(UNO_HEADERS)
# Code may be anywhere there, and the stack is always grown page by page, for which the compiler
# crashes when it is asked. The C library's own checks would bring in what addin/uno/guard.c leaves
# out. And its isnan() converts to float in a branch that is never taken.
VF_CFLAGS  := $(filter-out -fPIC -fvisibility=hidden -fstack-clash-protection -D_FORTIFY_SOURCE=2, \
                $(VF_CFLAGS)) -Wno-float-conversion
# Addresses that the system chooses anew, of all 64 bits; data are not executed; no date.
SO_LDFLAGS := -shared -static-libgcc addin/package/windows.def \
              -Wl,--dynamicbase,--high-entropy-va,--nxcompat \
              -Wl,--no-insert-timestamp,--disable-auto-image-base
OFFICE     := cppu.a sal.a
LONG       := 4
endif
