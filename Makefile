# SPDX-License-Identifier: MPL-2.0
#
# Vital Few. `make help` lists the targets, `make V=1` shows the commands.
#
# Another office:  make LO_PROGRAM=/opt/libreoffice25.2/program LO_SDK=/opt/libreoffice25.2/sdk \
#                       LO_INCLUDE=/opt/libreoffice25.2/sdk/include
# Other flags:     make check-unit CFLAGS='-O1 -g -fsanitize=address' LDFLAGS=-fsanitize=address
# A warning fails: make check WERROR=1, as .ci/run does.
# Updates:         make UPDATE_URL=https://... builds a package that looks there for newer ones, and
#                  what is to be published there: build/vitalfew.oxt, build/vitalfew.update.xml and
#                  build/vitalfew.changes.txt.
# Distributions:   unpack build/vitalfew.oxt into a folder of its own under the office's
#                  share/extensions; the office registers what it finds there.
# All platforms:   make release, in one package; make check RELEASE=1 tests that one, and so does
#                  make check-newer RELEASE=1.
# The C library:   make install-lib PREFIX=/usr DESTDIR=stage, which needs no office; LIBDIR and
#                  INCLUDEDIR are for where these are not lib and include.

LO_PROGRAM ?= /usr/lib/libreoffice/program
LO_SDK     ?= /usr/lib/libreoffice/sdk
LO_INCLUDE ?= /usr/include/libreoffice
PYTHON     ?= /usr/bin/python3
STRIP      ?= strip
INSTALL    ?= install
PREFIX     ?= /usr/local
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
CFLAGS     ?= -O2 -g
ifeq ($(origin CC),default)
CC := gcc
endif

# The files in the package bear the date of the commit, or this one in a tree without git.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(or $(shell git log -1 --format=%ct 2>/dev/null),1735689600)
endif

export CC LO_PROGRAM LO_SDK LO_INCLUDE PYTHON SOURCE_DATE_EPOCH

# The compiler and the office may be installed by `deps` in the middle of a run: variables that
# ask for them are expanded late (=), and what comes after `deps` is made by a make of its own.

MAKEFLAGS += -r
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# ---- what there is ------------------------------------------------------------------------------

VERSION   := $(shell sed -n 's/^.define VF_VERSION "\(.*\)"/\1/p' include/vitalfew/vitalfew.h)
KERNEL    := $(sort $(wildcard addin/kernel/*.c))
ADDIN     := $(sort $(wildcard addin/uno/*.c addin/live/*.c addin/workbook/*.c addin/functions/*.c))
UNIT      := $(sort $(wildcard tests/unit/*.c))
BENCH     := $(sort $(wildcard tests/bench/*.c))
EXACT     := tests/exact/kernel.c
HOST      := $(sort $(wildcard tests/host/*.c))
FUZZ      := $(sort $(wildcard tests/fuzz/*.c))
# A component that the benchmark holds the add-in against: the add-in with other functions.
BASELINE  := tests/bench/component
OTHER     := $(filter-out addin/functions/functions.c,$(ADDIN)) $(BASELINE)/baseline.c
HEADERS   := $(sort $(wildcard include/vitalfew/*.h))
# Programs that use the installed library.
USERS     := $(sort $(wildcard tests/package/library/*.c))
SOURCES   := $(HEADERS) $(USERS) \
             $(sort $(wildcard addin/*/*.[ch] tests/*/*.[ch] $(BASELINE)/*.c))
FORMATTED := $(SOURCES) $(USERS:.c=.cc) tests/windows/office.cxx tests/windows/include/dlfcn.h
DESCRIBE  := addin/package/describe.c
PO        := $(sort $(wildcard addin/package/po/*.po))
TRANSLATE := addin/package/translate.py

# What the office calls the machine that the compiler builds for.
MACHINE          = $(firstword $(subst -, ,$(shell $(CC) -dumpmachine)))
PLATFORM_x86_64  = Linux_X86_64
PLATFORM_i386    = Linux_x86
PLATFORM_i686    = Linux_x86
PLATFORM_aarch64 = Linux_AARCH64
PLATFORM_arm     = Linux_ARM_EABI
PLATFORM_riscv64 = Linux_RISCV64
PLATFORM_s390x   = Linux_S390x
PLATFORM        ?= $(or $(PLATFORM_$(MACHINE)),$(error No platform name is known for the machine \
                        "$(MACHINE)": give it, as in PLATFORM=Linux_X86_64))

# ---- how it is compiled -------------------------------------------------------------------------

VF_CPPFLAGS = -Iinclude -iquote addin
# Nothing is contracted: a * b + c in one operation would end in another bit than on a machine that
# has none (G12).
VF_CFLAGS   = -std=c11 -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
              -Wstrict-prototypes -Wmissing-prototypes $(if $(WERROR),-Werror) -fPIC \
              -fvisibility=hidden $(HARDENING)
UNO_FLAGS   = -DUNX -DLINUX -DGCC -isystem $(LO_INCLUDE)
UNO_LIBS    = -L$(LO_SDK)/lib -luno_cppu -luno_sal
# Linked in, so that the package needs no library that comes neither with the office nor with C.
TEXT_LIBS   = -Wl,-Bstatic -lutf8proc -Wl,-Bdynamic
SO_LDFLAGS  = -shared -Wl,--exclude-libs,ALL -Wl,--as-needed \
              $(if $(SANITIZE)$(STANDINS),,-Wl,-z,defs) -Wl,-z,relro -Wl,-z,now \
              -Wl,-z,noexecstack
# What the compiler has against faults that nobody has found: each where it knows it for this
# machine, and the checks of the C library where it optimises, beside no sanitizer.
HARDENING := $(shell for flag in -fstack-protector-strong -fstack-clash-protection \
               -fcf-protection=full -mbranch-protection=standard; do \
               $(CC) -Werror $$flag -x c -c -o /dev/null /dev/null 2>/dev/null && echo $$flag; done)
FORTIFIED  = $(filter-out -O0,$(filter -O%,$(CFLAGS)))
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS))$(findstring -fsanitize,$(CFLAGS)),)
HARDENING += $(if $(FORTIFIED),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif
# Keeps the name of this folder out of the debugging information.
MAP_FLAGS   = '-ffile-prefix-map=$(CURDIR)=.'

# Objects of different flags live in different folders; what is made of them depends on $B/flags.
B         := build
include tests/variants.mk
include addin/package/targets.mk
ALL_FLAGS := $(CC) $(VF_CPPFLAGS) $(CPPFLAGS) $(VF_CFLAGS) $(UNO_FLAGS) $(STANDINS) $(CFLAGS) \
             $(LDFLAGS)
quoted     = '$(subst ','\'',$(1))'
O         := $B/obj/$(firstword $(shell echo $(call quoted,$(ALL_FLAGS)) | cksum))
objects    = $(patsubst %.c,$O/%.o,$(1))
compile    = $(CC) $(VF_CPPFLAGS) $(CPPFLAGS) $(VF_CFLAGS) $(1) $(CFLAGS) $(MAP_FLAGS) -MMD -MP

ifeq ($V,1)
Q   :=
say  =
else ifneq ($(findstring s,$(firstword -$(MAKEFLAGS))),)
Q   := @
say := @
else
Q   := @
say  = @printf '  %-7s %s\n' '$(1)' '$(2)';
endif

# ---- targets ------------------------------------------------------------------------------------

.PHONY: all release demo screens check check-unit check-office check-host check-package check-docs \
        check-newer check-windows check-arm64 bench scale fuzz coverage rules soak install uninstall dist \
        dist-parts readme po format lint clean deps help lib lib-parts install-lib uninstall-lib \
        unit-programs bench-parts host-programs host-parts counted-parts fuzz-programs fuzzers \
        target played FORCE

all: $(addprefix $B/vitalfew.,oxt $(if $(UPDATE_URL),update.xml changes.txt)) ## the extension, build/vitalfew.oxt (the default)
	@:

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## /\1 /p' Makefile | while read -r name text; do \
	    printf '  make %-14s %s\n' "$$name" "$$text"; done

deps: ## install what the other targets need (Debian, Ubuntu) or name what is missing
	@.ci/deps.sh build check lint

# Names of files and columns may hold anything, so they pass by make and the shell in the
# environment; that of the caller may well have a DATE or an ORDER of its own.
override LIST  := $(value LIST)
override VALUE := $(value VALUE)
typed = $(if $(filter command,$(origin $(1))),$(value $(1)))
override CUSTOMER := $(call typed,CUSTOMER)
override DATE     := $(call typed,DATE)
override ORDER    := $(call typed,ORDER)
export LIST VALUE CUSTOMER DATE ORDER

release: ## the extension for every platform in one package, build/vitalfew.oxt
	@.ci/deps.sh build release
	@$(MAKE) --no-print-directory RELEASE=1 all

demo: ## sort customers in a real Calc; LIST=customers.csv VALUE=Sales for a list of your own; CUSTOMER=, DATE= and perhaps ORDER=, too, where its rows are orders
	@.ci/deps.sh build
	@$(MAKE) --no-print-directory all
	@$(PYTHON) tests/demo/demo.py --oxt=$B/vitalfew.oxt --out=$B/demo --list="$$LIST" \
	    --value="$$VALUE" --customer="$$CUSTOMER" --date="$$DATE" --order="$$ORDER"

screens: ## pictures of Calc as a person works in it, in build/screens/
	@$(MAKE) --no-print-directory check SUITE=screens
	@ls $B/screens/*.png

# The kinds of tests whose programs take a while to build, so far as they are asked for.
SLOW_KINDS = $(filter host fuzz,$(if $(SUITE),$(subst /, ,$(SUITE)),host fuzz))

check: ## every test; SUITE=office or SUITE=unit/test_tiers for some of them
	@.ci/deps.sh build check $(if $(RELEASE),release)
	@$(MAKE) --no-print-directory all unit-programs bench-parts lib-parts \
	    $(addsuffix -programs,$(SLOW_KINDS))
	@$(PYTHON) tests/run.py $(SUITE)

check-unit: ## the tests of the C library
	@.ci/deps.sh build check
	@$(MAKE) --no-print-directory unit-programs
	@$(PYTHON) tests/run.py unit exact

check-office: ## the tests in a real Calc
	@$(MAKE) --no-print-directory check SUITE=office

check-host: ## the add-in in the played Calc, under sanitizers and valgrind
	@$(MAKE) --no-print-directory check SUITE=host

check-package: ## the tests of the package
	@$(MAKE) --no-print-directory check SUITE=package

check-docs: ## the tests of the documentation
	@$(MAKE) --no-print-directory check SUITE=docs

rules: ## no rule of the live lists can be left out: without each, the test named for it fails
	@.ci/deps.sh build check
	@$(MAKE) --no-print-directory all
	@$(PYTHON) -B tests/office/test_rules.py --all

check-newer: ## the tests in the Calc of a newer Debian, which is made in build/newer (as root)
	@.ci/deps.sh build check newer $(if $(RELEASE),release)
	@for rule in all net 1b 2 3b 3d reads 4c; do $(MAKE) --no-print-directory WITHOUT=$$rule all || exit 1; done
	@$(MAKE) --no-print-directory PARTS=4 all
	@$(MAKE) --no-print-directory all
	@.ci/newer.sh $(SUITE)

check-windows: ## the library for Windows in the played Calc, and alone, under Wine
	@.ci/deps.sh build check release windows
	@$(MAKE) --no-print-directory all $B/examples.txt played-Windows_X86_64
	@$(MAKE) --no-print-directory PARTS=2 played-Windows_X86_64
	@$(PYTHON) tests/run.py windows

check-arm64: ## the package in a LibreOffice for 64-bit Arm, which is made in build/arm64 (as root)
	@.ci/deps.sh build check release arm64
	@$(MAKE) --no-print-directory RELEASE=1 all
	@$(MAKE) --no-print-directory $B/describe $B/examples.txt played-Linux_AARCH64
	@$(MAKE) --no-print-directory PARTS=2 played-Linux_AARCH64
	@.ci/arm64.sh $(SUITE)

bench: ## how fast the functions are in Calc, and the library alone; tables in build/bench/
	@.ci/deps.sh build check
	@$(MAKE) --no-print-directory all bench-parts
	@$(PYTHON) -B tests/bench/bench.py

LINES     ?= 20000000
CUSTOMERS ?= 2000000

scale: ## the query of TIERSQL over LINES (20000000) order lines of CUSTOMERS (2000000) in PostgreSQL
	@.ci/deps.sh lib check
	@$(MAKE) --no-print-directory lib-parts
	@$(PYTHON) -B tests/sql/scale.py --lines=$(LINES) --customers=$(CUSTOMERS)

SECONDS ?= 600

fuzz: ## the fuzzers, for SECONDS each (600)
	@.ci/deps.sh build check
	@$(MAKE) --no-print-directory fuzz-programs
	@$(PYTHON) -B tests/fuzz/test_fuzz.py --seconds=$(SECONDS)

coverage: ## which lines of the library and of the add-in the tests run; files in build/coverage/
	@.ci/deps.sh build check coverage
	@$(MAKE) --no-print-directory COVERAGE=plain unit-programs counted-parts
	@$(MAKE) --no-print-directory COVERAGE=short host-parts
	@$(PYTHON) -B tests/coverage.py

soak: ## random walks over spreadsheets for SECONDS (600), then a long day of an office (an hour)
	@.ci/deps.sh build check
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory WITHOUT=all all
	@status=0; bare=build/without-all/vitalfew.oxt; \
	$(PYTHON) -B tests/office/soak.py --seconds $(SECONDS) --reference $$bare || status=1; \
	$(PYTHON) -B tests/office/day.py --reference $$bare || status=1; \
	exit $$status

install: all ## install the extension, for this user or as root for all
	@$(find_unopkg) && \
	"$(UNOPKG)" add --force $$shared $(UNOPKGFLAGS) $B/vitalfew.oxt && \
	if $(installed); then \
	    echo 'Vital Few $(VERSION) is installed. $(restart)'; \
	else \
	    echo 'Vital Few was not installed: the office is not one for $(PLATFORM).' >&2; exit 1; \
	fi

uninstall: ## remove the extension
	@$(find_unopkg) && \
	if $(installed); then \
	    "$(UNOPKG)" remove $$shared $(UNOPKGFLAGS) org.vitalfew.calc && \
	    echo 'Vital Few is removed. $(restart)'; \
	else \
	    echo 'Vital Few is not installed.'; \
	fi

lib: ## the C library alone, without the office: libvitalfew.a and .so, vitalfew.pc, in build/
	@.ci/deps.sh lib
	@$(MAKE) --no-print-directory lib-parts

install-lib: lib ## install the C library under PREFIX (/usr/local)
	$(call say,INSTALL,$(DESTDIR)$(LIBDIR)/libvitalfew.so)$(INSTALL) -d $(LIB_FOLDERS)
	$(Q)$(INSTALL) -m 644 $(HEADERS) '$(DESTDIR)$(INCLUDEDIR)/vitalfew'
	$(Q)$(INSTALL) -m 644 $B/libvitalfew.a '$(DESTDIR)$(LIBDIR)'
	$(Q)$(INSTALL) -m 755 $B/$(LIB_SO) '$(DESTDIR)$(LIBDIR)'
	$(Q)ln -sf $(LIB_SO) '$(DESTDIR)$(LIBDIR)/$(LIB_SONAME)'
	$(Q)ln -sf $(LIB_SONAME) '$(DESTDIR)$(LIBDIR)/libvitalfew.so'
	$(Q)$(INSTALL) -m 644 $B/vitalfew.pc '$(DESTDIR)$(LIBDIR)/pkgconfig'

uninstall-lib: ## remove the C library
	$(Q)rm -f $(LIB_FILES)
	$(Q)rmdir '$(DESTDIR)$(INCLUDEDIR)/vitalfew' 2>/dev/null || :

dist: ## what a publisher needs, in build/dist/: the package, its update file, sources, checksums
	@.ci/deps.sh build release
	@$(MAKE) --no-print-directory RELEASE=1 dist-parts

DIST := $B/dist

dist-parts: all $B/vitalfew.changes.txt
	@git diff --quiet HEAD || { echo 'There are changes that are not committed.' >&2; exit 1; }
	$(call say,DIST,$(DIST))rm -rf $(DIST) && mkdir -p $(DIST)
	$(Q)cp $B/vitalfew.oxt $B/vitalfew.changes.txt $(if $(UPDATE_URL),$B/vitalfew.update.xml) $(DIST)
	$(Q)git archive --prefix=vitalfew-$(VERSION)/ -o $(DIST)/vitalfew-$(VERSION).tar.gz HEAD
	$(Q)cd $(DIST) && sha256sum -- * >SHA256SUMS && cat SHA256SUMS
	$(if $(UPDATE_URL),,@echo 'There is no update file: that takes UPDATE_URL=, where all of it will lie.')

# A table in a page stands between the lines <!-- name --> and <!-- /name -->. Its name, the file
# that it is in, and the page.
write_table = [ "$$(grep -c -e '^<!-- $(1) -->$$' -e '^<!-- /$(1) -->$$' $(3))" = 2 ] || \
    { echo '$(3) needs the lines <!-- $(1) --> and <!-- /$(1) -->' >&2; exit 1; }; \
    sed -i -e '/^<!-- $(1) -->$$/,/^<!-- .$(1) -->$$/{//!d}' -e '/^<!-- $(1) -->$$/r $(2)' $(3)

readme: $B/describe ## write the tables of the documents again; those of speed after `make bench`
	$(Q)$B/describe readme >$B/functions.md
	$(call say,GEN,README.md)$(call write_table,functions,$B/functions.md,README.md)
	$(Q)if [ -e $B/bench/speed.md ]; then \
	    $(call write_table,speed,$B/bench/speed-in-short.md,README.md); \
	    $(call write_table,speed,$B/bench/speed.md,tests/bench/README.md); fi
	$(Q)if [ -e $B/bench/speed-of-orders.md ]; then \
	    $(call write_table,speed-of-orders,$B/bench/speed-of-orders.md,tests/bench/README.md); fi

po: $B/CalcAddIns.xcu $B/workbook.xml ## take new and changed English texts over into the translations
	$(Q)$(PYTHON) -B $(TRANSLATE) pot $(TEXTS) $B/workbook.xml >$B/vitalfew.pot
	$(Q)for file in $(PO); do \
	    msgmerge --quiet --update --backup=none --previous "$$file" $B/vitalfew.pot || exit; done

format: ## clang-format all C sources
	@.ci/deps.sh lint
	$(Q)clang-format -i $(FORMATTED)

lint: ## clang-format, clang-tidy, cppcheck and gcc -fanalyzer, changing nothing
	@.ci/deps.sh build check lint
	$(Q)clang-format --dry-run -Werror $(FORMATTED)
	@mkdir -p $B
	$(Q)clang-tidy --quiet $(filter %.c,$(SOURCES)) -- $(VF_CPPFLAGS) $(CPPFLAGS) -std=c11 \
	    $(UNO_FLAGS) 2>$B/lint.log || { grep -v 'warnings generated' $B/lint.log >&2; exit 1; }
	$(Q)cppcheck --quiet --error-exitcode=1 --std=c11 --library=posix \
	    --enable=warning,style,performance,portability --suppressions-list=.cppcheck \
	    -Iinclude -Iaddin $(CPPFLAGS) -DUNX -DLINUX -DGCC $(filter %.c,$(SOURCES))
	$(Q)printf '%s\n' $(filter %.c,$(SOURCES)) | xargs -n 1 -P "$$(nproc)" \
	    gcc $(VF_CPPFLAGS) $(CPPFLAGS) -std=c11 $(UNO_FLAGS) -O2 -fanalyzer -Werror \
	    -c -o /dev/null

clean: ## remove what was built
	$(call say,CLEAN,$B)rm -rf $B

# unopkg refuses root without --shared, and says nothing when it leaves a package of another
# platform out. UNOPKGFLAGS is for profiles elsewhere, as in -env:UserInstallation=file:///tmp/me.
UNOPKG     ?= $(LO_PROGRAM)/unopkg
find_unopkg = if [ ! -x "$(UNOPKG)" ]; then \
                  echo 'There is no $(UNOPKG): install LibreOffice, or set LO_PROGRAM.' >&2; \
                  exit 1; \
              fi; if [ "$$(id -u)" = 0 ]; then shared=--shared; else shared=; fi
restart     = If LibreOffice is running, end it and start it again.
installed   = "$(UNOPKG)" list $$shared $(UNOPKGFLAGS) org.vitalfew.calc >/dev/null 2>&1

# ---- the package --------------------------------------------------------------------------------

# Filled in for the package, and for each of its platforms.
FILLED  := description.xml META-INF/manifest.xml
EACH    := vitalfew.components
COPIED  := $B/vitalfew.rdb $B/CalcAddIns.xcu \
           $(addprefix addin/package/,Addons.xcu Paths.xcu Texts.xcs Texts.xcu) \
           LICENSE addin/package/NOTICE addin/package/CHANGES.md addin/package/icon.png \
           $(sort $(wildcard addin/package/description-*.txt))
STAGE   := $B/oxt
# None in the test builds of tests/variants.mk, which differ in the library alone.
LANGUAGES := $(if $(WITHOUT)$(PARTS),,en $(basename $(notdir $(PO))))
WORKBOOKS := $(LANGUAGES:%=$B/workbook/%.ots)
# Those with texts to translate.
TEXTS   := addin/package/description.xml.in addin/package/Addons.xcu addin/package/Texts.xcu \
           $B/CalcAddIns.xcu
# Where Paths.xcu and Texts.xcu expect the sample workbook: in English for every office that has no
# other, and in the folder of its language.
template = $(STAGE)/template/$(if $(filter en,$(1)),any-language,$(1))/Vital Few

# A package without an address for updates says nothing of them.
UPDATE  := -e $(if $(UPDATE_URL),'s|@UPDATE_URL@|$(UPDATE_URL)|','/<update-inf/,/<.update-inf/d')

comma   := ,
empty   :=
lower    = $(shell echo '$(1)' | tr '[:upper:]' '[:lower:]')
# An entry of the manifest, which has two lines, is written once a platform.
PLACES   = -e '/@PLATFORM@/{N;h$(foreach platform,$(PLATFORMS),;g;s/@PLATFORM@/$(platform)/gp);d}' \
           -e 's/@platforms@/$(subst $(empty) ,$(comma),$(call lower,$(PLATFORMS)))/'

define stage_workbook
	$(Q)mkdir -p '$(call template,$(1))' && cp $B/workbook/$(1).ots '$(call template,$(1))/customers.ots'

endef

# A platform's folder: the library, and the list of what it implements. In one for Windows strip
# writes a date, which is to be none.
define stage
	$(Q)mkdir -p $(STAGE)/$(1)
	$(Q)SOURCE_DATE_EPOCH=0 $(call stripper,$(1)) --strip-debug -o $(STAGE)/$(1)/$(call library_name,$(1)) \
	    $(call library_built,$(1))
	$(Q)sed 's/@LIBRARY@/$(call library_name,$(1))/' addin/package/$(EACH).in >$(STAGE)/$(1)/$(EACH)

endef

# Two builds of one commit are the same to the byte: dates, rights and order are fixed.
$B/vitalfew.oxt: $(LIBRARIES) $(COPIED) $(WORKBOOKS) $B/edition Makefile \
                 addin/package/targets.mk $(PO) $(TRANSLATE) \
                 $(patsubst %,addin/package/%.in,$(notdir $(FILLED) $(EACH)))
	$(call say,PACK,$@)rm -rf $(STAGE) $@ && mkdir -p $(STAGE)/META-INF
	$(foreach platform,$(PLATFORMS),$(call stage,$(platform)))
	$(Q)cp $(COPIED) $(STAGE)
	$(foreach language,$(LANGUAGES),$(call stage_workbook,$(language)))
	$(Q)for file in $(FILLED); do sed -e 's/@VERSION@/$(VERSION)/' $(UPDATE) $(PLACES) \
	    "addin/package/$${file##*/}.in" >"$(STAGE)/$$file" || exit; done
	$(Q)$(PYTHON) -B $(TRANSLATE) fill addin/package/po \
	    $(addprefix $(STAGE)/,$(notdir $(TEXTS:.in=)))
	$(Q)find $(STAGE) -type f -exec chmod 644 {} + -exec touch -d @$(SOURCE_DATE_EPOCH) {} +
	$(Q)cd $(STAGE) && find . -type f | sed 's|^\./||' | LC_ALL=C sort \
	    | TZ=UTC zip -q -X -9 -@ ../$(@F)

$B/vitalfew.update.xml: addin/package/update.xml.in $B/edition
	$(call say,GEN,$@)sed -e 's/@VERSION@/$(VERSION)/' $(UPDATE) $< >$@

# The list of changes under a name that a browser shows as text.
$B/vitalfew.changes.txt: addin/package/CHANGES.md
	$(call say,GEN,$@)cp $< $@

$(LIBRARY): $(call objects,$(ADDIN))
$B/bench/baseline.uno.so: $(call objects,$(OTHER))
$(LIBRARY) $B/bench/baseline.uno.so: $B/libvitalfew.a $B/flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(SO_LDFLAGS) -Wl,-soname,$(@F) $(CFLAGS) $(LDFLAGS) -o $@ \
	    $(filter %.o,$^) $(filter %.a,$^) $(TEXT_LIBS) $(UNO_LIBS) -lm

ifdef TARGET
# For another machine: see addin/package/targets.mk.
target: $(LIBRARY) ; @:

ifeq ($(filter Windows_%,$(TARGET)),)
played: $(LIBRARY) $B/calc $B/exact/kernel ; @:

$B/calc: $B/libutf8proc.a
endif

$(LIBRARY): $B/libutf8proc.a $(OFFICE:%=$B/office/libuno_%)

$B/libutf8proc.a: $O/utf8proc.o
	$(call say,AR,$@)rm -f $@ && $(AR) rcsD $@ $<

$O/utf8proc.o: $(UTF8PROC)/utf8proc.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(CPPFLAGS) $(filter-out -W%,$(VF_CFLAGS)) $(CFLAGS) $(MAP_FLAGS) -c -o $@ $<

$(call objects,$(ADDIN) $(HOST)): | $B/include/sal/typesizes.h

$B/include/sal/typesizes.h: $(LO_INCLUDE)/sal/typesizes.h
	@mkdir -p $(@D)
	$(Q)sed '/SAL_TYPES_SIZEOFLONG /s/8/$(LONG)/' $< >$@

$B/office/libuno_%.so: $(LO_SDK)/lib/libuno_%.so $(STANDINS_OF)
	@mkdir -p $(@D)
	$(Q)$(PYTHON) -B $(STANDINS_OF) c $< >$(@:so=c)
	$(Q)$(PYTHON) -B $(STANDINS_OF) versions $< >$(@:so=map)
	$(call say,LINK,$@)$(CC) -shared -nostdlib -fno-builtin -w -Wl,-soname,$(@F).3 \
	    -Wl,--version-script,$(@:so=map) -o $@ $(@:so=c)

$B/office/libuno_%.a: $(LO_SDK)/lib/libuno_%.so $(STANDINS_OF)
	@mkdir -p $(@D)
	$(Q)$(PYTHON) -B $(STANDINS_OF) def $< $*3.dll >$(@:a=def)
	$(call say,LINK,$@)$(DLLTOOL) -d $(@:a=def) -l $@
else
make_for = $(MAKE) --no-print-directory RELEASE= TARGET=$(1) AR=$(CROSS_$(1))ar \
               DLLTOOL=$(CROSS_$(1))dlltool CC=$(or $(COMPILER_$(1)),$(CROSS_$(1))gcc)

define cross
build/$(1)/$(call library_name,$(1)): FORCE | $(UTF8PROC)/utf8proc.c
	@$$(call make_for,$(1)) target
endef
$(foreach platform,$(RELEASED),$(eval $(call cross,$(platform))))

# What the tests run on another machine: the played Calc and the library alone.
played-%: $(UTF8PROC)/utf8proc.c FORCE
	@$(call make_for,$*) played

$(UTF8PROC)/utf8proc.c:
	$(call say,SOURCE,$(UTF8PROC)).ci/source.sh utf8proc $(UTF8PROC)
endif

# The functions' own tables print what is derived from them. Only a tool of the build: unlike the
# add-in, which runs inside the office, it is told where the office's libraries are.
$B/describe: $(call objects,$(ADDIN) $(DESCRIBE))
$B/bench/describe: $(call objects,$(OTHER) $(DESCRIBE))
$B/describe $B/bench/describe: $B/libvitalfew.a $B/flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) \
	    $(TEXT_LIBS) $(UNO_LIBS) -Wl,-rpath,$(LO_PROGRAM) -lm

$B/CalcAddIns.xcu $B/bench/CalcAddIns.xcu: %/CalcAddIns.xcu: %/describe
	$(call say,GEN,$@)$< xcu >$@

WORKBOOK := addin/package/workbook
SAMPLE   := addin/package/sample/customers.csv
ORDERS   := addin/package/sample/orders.csv
build_workbook = $(PYTHON) -B $(WORKBOOK)/build.py --describe $B/describe --list $(SAMPLE) \
                     --orders $(ORDERS)

$(WORKBOOKS) &: $(wildcard $(WORKBOOK)/*.*) $(SAMPLE) $(ORDERS) $B/describe $(PO) $(TRANSLATE)
	$(call say,GEN,$B/workbook)$(build_workbook) --po addin/package/po --out $B/workbook

# A template of its texts, for the translations.
$B/workbook.xml: $(wildcard $(WORKBOOK)/*.*) $(SAMPLE) $(ORDERS) $B/describe
	$(call say,GEN,$@)$(build_workbook) --texts $@

$B/vitalfew.rdb: $(sort $(wildcard idl/*.idl))
$B/bench/baseline.rdb: $(BASELINE)/baseline.idl
$B/vitalfew.rdb $B/bench/baseline.rdb:
	@mkdir -p $(@D)
	$(call say,IDL,$@)$(LO_SDK)/bin/unoidl-write $(LO_PROGRAM)/types.rdb \
	    $(LO_PROGRAM)/types/offapi.rdb $^ $@

# ---- objects and the library --------------------------------------------------------------------

# The static library shows nothing beyond the program that it is linked into: the add-in's own
# library exports its entry points alone.
$B/libvitalfew.a: $(call objects,$(KERNEL)) $B/flags
	$(call say,AR,$@)rm -f $@ && $(AR) rcsD $@ $(filter %.o,$^)

$(call objects,$(KERNEL) $(ADDIN)): CPPFLAGS += $(STANDINS)

$(call objects,$(KERNEL) $(UNIT) $(BENCH) $(EXACT)): $O/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(call compile) -c -o $@ $<

$(call objects,$(ADDIN) $(DESCRIBE) $(BASELINE)/baseline.c $(HOST) $(FUZZ)): $O/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(call compile,$(UNO_FLAGS)) -c -o $@ $<

# As long as the first part of the version is 0, the second may break what programs expect.
VERSION_PARTS  := $(subst ., ,$(VERSION))
LIB_SONAME     := libvitalfew.so.$(firstword \
                  $(filter-out 0,$(firstword $(VERSION_PARTS))) 0.$(word 2,$(VERSION_PARTS)))
LIB_SO         := libvitalfew.so.$(VERSION)
SHARED_OBJECTS := $(patsubst %.c,$O/shared/%.o,$(KERNEL))

lib-parts: $B/libvitalfew.a $B/$(LIB_SO) $B/vitalfew.pc ; @:

# Nobody is to put functions in place of the library's own, so it calls them directly.
$(SHARED_OBJECTS): $O/shared/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(call compile,-DVF_SHARED -fno-semantic-interposition) -c -o $@ $<

$B/$(LIB_SO): $(SHARED_OBJECTS) $B/flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(SO_LDFLAGS) -Wl,-soname,$(LIB_SONAME) $(CFLAGS) $(LDFLAGS) \
	    -o $@ $(filter %.o,$^) -lm

in_prefix = $(patsubst $(PREFIX)/%,$${prefix}/%,$(1))

$B/vitalfew.pc: addin/kernel/vitalfew.pc.in $B/places
	$(call say,GEN,$@)sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
	    -e 's|@LIBDIR@|$(call in_prefix,$(LIBDIR))|' \
	    -e 's|@INCLUDEDIR@|$(call in_prefix,$(INCLUDEDIR))|' $< >$@

LIB_FOLDERS = '$(DESTDIR)$(INCLUDEDIR)/vitalfew' '$(DESTDIR)$(LIBDIR)/pkgconfig'
LIB_FILES   = $(HEADERS:include/%='$(DESTDIR)$(INCLUDEDIR)/%') \
              $(patsubst %,'$(DESTDIR)$(LIBDIR)/%',libvitalfew.a libvitalfew.so $(LIB_SONAME) \
                  $(LIB_SO) pkgconfig/vitalfew.pc)

# ---- the programs of the tests ------------------------------------------------------------------

UNIT_PROGRAMS := $(patsubst tests/%.c,$B/%,$(filter tests/unit/test_%.c,$(UNIT)))
UNIT_SHARED   := $(call objects,$(filter-out tests/unit/test_%.c,$(UNIT)))
BENCH_SHARED  := tests/bench/rounds.c
BENCH_PROGRAMS := $(patsubst tests/%.c,$B/%,$(filter-out $(BENCH_SHARED),$(BENCH)))
EXACT_PROGRAM := $(patsubst tests/%.c,$B/%,$(EXACT))

unit-programs: $(UNIT_PROGRAMS) $(EXACT_PROGRAM) ; @:
bench-parts: $(BENCH_PROGRAMS) $B/bench/baseline.oxt ; @:

TEST_LIBS :=
$(UNIT_PROGRAMS): TEST_LIBS := -lcmocka -lutf8proc
$(UNIT_PROGRAMS): $(UNIT_SHARED)
$(BENCH_PROGRAMS): $(call objects,$(BENCH_SHARED))
# Those that make memory short (tests/unit/memory.h).
SHORT_OF_MEMORY := cohorts keys list_check names orders reps
$(SHORT_OF_MEMORY:%=$B/unit/test_%): TEST_LIBS += \
    $(foreach function,malloc calloc realloc,-Wl,--wrap=$(function))
# What a live list is trusted for is tested without an office, but in the office's types.
$O/tests/unit/test_trust.o: VF_CPPFLAGS += $(UNO_FLAGS)
$B/unit/test_trust: $(call objects,addin/live/trust.c)
$(UNIT_PROGRAMS) $(BENCH_PROGRAMS) $(EXACT_PROGRAM): $B/%: $O/tests/%.o $B/libvitalfew.a $B/flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $B/libvitalfew.a \
	    $(TEST_LIBS) -lm

# The component of the benchmark is never shipped, and its texts are English alone.
$B/bench/baseline.oxt: $B/bench/baseline.uno.so $B/bench/baseline.rdb $B/bench/CalcAddIns.xcu \
                       $(TRANSLATE) $(filter-out %.c %.idl,$(wildcard $(BASELINE)/*))
	$(call say,PACK,$@)rm -rf $B/bench/oxt $@ && mkdir -p $B/bench/oxt/META-INF
	$(Q)cp $(filter $B/%,$^) $(BASELINE)/baseline.components $(BASELINE)/description.xml \
	    $B/bench/oxt && cp $(BASELINE)/manifest.xml $B/bench/oxt/META-INF
	$(Q)$(PYTHON) -B $(TRANSLATE) fill $(BASELINE) $B/bench/oxt/CalcAddIns.xcu
	$(Q)cd $B/bench/oxt && zip -q -r ../$(@F) .

# The played Calc, and the add-in: as for users, and under the sanitizers.
HOST_PROGRAMS := $B/calc $B/vitalfew.uno.so

host-programs: $(HOST_PROGRAMS) $B/vitalfew.rdb $B/examples.txt
	@for build in address thread; do \
	    $(MAKE) --no-print-directory SANITIZE=$$build host-parts || exit; done

host-parts: $(HOST_PROGRAMS) ; @:
counted-parts: $B/vitalfew.rdb $B/examples.txt ; @:

# What of the add-in is called there by itself, by tests/host/check_export.c.
HOST_SHARED := $(call objects,addin/workbook/export.c $(addprefix addin/uno/,cells.c text.c types.c))

# It exports its functions, as those that stand in for others are called by the add-in.
$B/calc: $(call objects,$(HOST)) $(HOST_SHARED) $B/libvitalfew.a $B/flags
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $(filter %.o %.a,$^) \
	    $(TEXT_LIBS) $(UNO_LIBS) -Wl,-rpath,$(LO_PROGRAM) -lm

$B/examples.txt: $B/describe
	$(call say,GEN,$@)$B/describe examples >$@

# The fuzzers, with the add-in linked in.
FUZZ_PROGRAMS := $(patsubst tests/fuzz/%.c,$B/%,$(filter tests/fuzz/fuzz_%.c,$(FUZZ)))
FUZZ_SHARED   := $(call objects,$(filter-out tests/fuzz/fuzz_%.c,$(FUZZ)) \
                   $(filter-out tests/unit/test_%.c,$(UNIT)) tests/host/rdb.c $(ADDIN))

fuzz-programs: $B/vitalfew.rdb
	@$(MAKE) --no-print-directory SANITIZE=fuzz fuzzers

fuzzers: $(FUZZ_PROGRAMS) ; @:

$(FUZZ_PROGRAMS): $B/%: $O/tests/fuzz/%.o $(FUZZ_SHARED) $B/libvitalfew.a $B/flags
	$(call say,LINK,$@)$(CC) -fsanitize=fuzzer $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) \
	    $(TEXT_LIBS) $(UNO_LIBS) -Wl,-rpath,$(LO_PROGRAM) -lm

ifneq ($(filter Windows_%,$(TARGET)),)
include tests/windows/office.mk
endif

-include $(patsubst %.c,$O/%.d,$(KERNEL) $(ADDIN) $(DESCRIBE) $(BASELINE)/baseline.c $(UNIT) \
             $(BENCH) $(EXACT) $(HOST) $(FUZZ)) $(SHARED_OBJECTS:.o=.d)

# Files that are written again only when what they hold changes: the flags and the list of the
# sources, and what else the package says of itself.
keep = @mkdir -p $(@D); echo $(call quoted,$(1)) | cmp -s - $@ || echo $(call quoted,$(1)) >$@

$B/flags: FORCE
	$(call keep,$(ALL_FLAGS) $(LO_SDK) $(LO_PROGRAM) $(KERNEL) $(ADDIN) $(UNIT) $(HOST) $(FUZZ))

$B/places: FORCE
	$(call keep,$(VERSION) $(PREFIX) $(LIBDIR) $(INCLUDEDIR))

$B/edition: FORCE
	$(call keep,$(VERSION) $(PLATFORMS) $(UPDATE_URL) $(SOURCE_DATE_EPOCH) $(PO))
