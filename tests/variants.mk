# SPDX-License-Identifier: MPL-2.0
#
# The builds that the tests have of the add-in, each in a folder of its own ($B): `make WITHOUT=3d`,
# `make PARTS=4`, `make SANITIZE=address`, `make COVERAGE=plain`. The Makefile includes this file
# after its own flags and before it makes anything of them.

ifdef WITHOUT
# A test build that leaves out a rule of the live lists (live_rule in addin/live/state.h), to show
# that the tests miss it; "all" keeps no lists.
B         := build/without-$(WITHOUT)
CPPFLAGS  += -DVFU_WITHOUT=$(WITHOUT)
endif
ifdef PARTS
# A test build that divides short lists into parts, too (addin/live/parts.h).
B         := $(if $(WITHOUT),$B-,build/)parts-$(PARTS)
endif
# What the add-in and the library call in some test builds is renamed to functions of tests/host,
# which count memory and make it short (memory.h), or tell ThreadSanitizer of counts (counts.h).
STANDINS_address := malloc=host_malloc calloc=host_calloc realloc=host_realloc free=host_free \
                    uno_type_sequence_construct=host_sequence_construct \
                    rtl_uString_newConcat=host_string_concat \
                    rtl_math_doubleToUString=host_string_of_double
STANDINS_thread  := rtl_uString_acquire=host_string_acquire \
                    rtl_uString_release=host_string_release
STANDINS_short   := $(STANDINS_address)
ifdef SANITIZE
# A test build by clang, whose sanitizers watch the add-in outside the office: "address" (with
# undefined behaviour and leaks), "thread", and "fuzz" (as the first, for clang's fuzzer).
SANITIZE_address := -fsanitize=address,undefined -fno-sanitize-recover=all
SANITIZE_thread  := -fsanitize=thread
SANITIZE_fuzz    := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
B         := build/$(SANITIZE)
STANDINS  := $(addprefix -D,$(STANDINS_$(SANITIZE)))
override CC      := clang
override CFLAGS  := -O1 -g -fno-omit-frame-pointer $(SANITIZE_$(SANITIZE))
override LDFLAGS :=
HARDENING        :=
endif
ifdef COVERAGE
# A test build by gcc that counts how often each line runs: "plain" for the unit tests and a real
# Calc, "short" for the played Calc, which makes memory short. The counts are written next to the
# objects, whose folder must keep its whole name for that.
B         := build/coverage/$(COVERAGE)
STANDINS  := $(addprefix -D,$(STANDINS_$(COVERAGE)))
override CC      := gcc
override CFLAGS  := -O0 -g --coverage -fprofile-update=atomic
override LDFLAGS :=
HARDENING        :=
MAP_FLAGS        :=
endif
# The lists of the played Calc are short.
PARTS     ?= $(if $(SANITIZE)$(filter short,$(COVERAGE)),2)
# And what is kept is held against itself at each step (check() in addin/live/state.c).
CPPFLAGS  += $(if $(PARTS),-DVFU_PART_ROWS=$(PARTS) $(if $(WITHOUT),,-DVFU_LIVE_CHECKED))
