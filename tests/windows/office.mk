# SPDX-License-Identifier: MPL-2.0
#
# The office's own sal3.dll and cppu3.dll, built from Debian's source package of LibreOffice: what
# the library's functions end in on Windows, where no office can be had. Included by the Makefile
# with TARGET=Windows_X86_64. The sources are as they are but for three things that only Microsoft's
# compiler takes: its exceptions, a cast to __int64, and a condition in sal/types.h.

OFFICE_SOURCE := $(UPSTREAM)/libreoffice
OFFICE_CXX    := x86_64-w64-mingw32-g++-posix
DRAGONBOX      = $(lastword $(sort $(wildcard /usr/include/dragonbox-*)))

SAL  := $(addprefix sal/osl/all/,compat debugbase filepath loadmodulerelative mutexshared \
            signalshared utility) \
        $(addprefix sal/osl/w32/,conditn file file_dirvol file_error file_url interlck memory \
            module mutex nlsupport path_helper pipe process procimpl profile random salinit security \
            socket thread time) \
        $(addprefix sal/rtl/,alloc_arena alloc_cache alloc_fini alloc_global bootstrap byteseq \
            cipher cmdargs digest hash locale math random rtl_process strbuf strimp string unload \
            uri ustrbuf ustring uuid) \
        $(addprefix sal/textenc/,context convertbig5hkscs converter converteuctw convertgb18030 \
            convertisciidevangari convertiso2022cn convertiso2022jp convertiso2022kr convertsimple \
            convertsinglebytetobmpunicode handleundefinedunicodetotextchar tables tcvtbyte tcvtmb \
            tcvtutf7 tcvtutf8 tencinfo textcvt textenc unichars)
CPPU := $(addprefix cppu/source/,cppu/compat typelib/static_types typelib/typelib uno/any uno/data \
            uno/EnvDcp uno/EnvStack uno/lbenv uno/lbmap uno/loadmodule uno/sequence)

OFFICE_FLAGS = -std=gnu++17 -O1 -w -fno-strict-aliasing -DWNT -DWIN32 -D_WIN32_WINNT=0x0601 \
               -DUNICODE -D_UNICODE -DNOMINMAX -DLIBO_INTERNAL_ONLY -DCPPU_ENV=mscx \
               -DRTL_OS='"Windows"' -DRTL_ARCH='"X86_64"' -DSRCDIR='""' -I $B/config \
               $(addprefix -I $(OFFICE_SOURCE)/,include sal/inc cppu/inc cppu/source) \
               -I $(DRAGONBOX)

# All that runs there: the programs of the tests beside the libraries that they need.
played: $(LIBRARY) $B/sal3.dll $B/cppu3.dll $B/calc.exe $B/kernel.exe ; @:

$(call objects,$(HOST)): UNO_FLAGS += -Itests/windows/include -Dmalloc_usable_size=_msize

$B/calc.exe: $(call objects,$(HOST)) $(HOST_SHARED) $(OFFICE:%=$B/office/libuno_%)
$B/kernel.exe: $(call objects,$(EXACT))
$B/calc.exe $B/kernel.exe: $(call objects,addin/uno/guard.c) $B/libvitalfew.a $B/libutf8proc.a $B/flags
	$(call say,LINK,$@)$(CC) $(CFLAGS) -static -o $@ $(filter %.o,$^) $B/libvitalfew.a \
	    $B/libutf8proc.a $(if $(filter %/calc.exe,$@),$(UNO_LIBS)) -lpthread

$(OFFICE_SOURCE)/cppu:
	$(call say,SOURCE,$(OFFICE_SOURCE)).ci/source.sh libreoffice $(OFFICE_SOURCE) cppu sal include config_host

# What configure would find, and the list of the functions that one of the libraries shows.
$B/config/made: tests/windows/office.mk | $(OFFICE_SOURCE)/cppu
	@mkdir -p $B/config/sal
	$(Q)for file in $(OFFICE_SOURCE)/config_host/*.h.in; do name=$${file##*/}; \
	    sed '/^#undef/d' "$$file" >"$B/config/$${name%.in}" || exit; done
	$(Q)printf '#define SAL_TYPES_%s\n' 'ALIGNMENT2 2' 'ALIGNMENT4 4' 'ALIGNMENT8 8' 'SIZEOFSHORT 2' \
	    'SIZEOFINT 4' 'SIZEOFLONG 4' 'SIZEOFLONGLONG 8' 'SIZEOFPOINTER 8' >$B/config/sal/typesizes.h
	$(Q)cp $B/config/sal/typesizes.h $B/config/config_typesizes.h
	$(Q)sed '/^#if defined(_MSC_VER)/{N;s/_MSC_VER\(.*SAL_DLLPUBLIC_EXPORT\)/_WIN32\1/}' \
	    $(OFFICE_SOURCE)/include/sal/types.h >$B/config/sal/types.h
	$(Q)echo 'extern "C" double strtod_nolocale(const char *, char **);' >$B/config/dtoa.h
	$(Q)touch $@

$(SAL:%=$B/office/%.o):  OFFICE_FLAGS += -DSAL_DLLIMPLEMENTATION
$(CPPU:%=$B/office/%.o): OFFICE_FLAGS += -DCPPU_DLLIMPLEMENTATION
$(patsubst %,$B/office/%.o,$(SAL) $(CPPU)): $B/office/%.o: $B/config/made
	@mkdir -p $(@D)
	$(Q)sed -e 's/\<__try\>/if (true)/' -e 's/\<__except *([^)]*)/else/' -e 's/\*__int64(/*sal_Int64(/' \
	    $(OFFICE_SOURCE)/$*.cxx >$(@:o=cxx)
	$(call say,CXX,$*)$(OFFICE_CXX) $(OFFICE_FLAGS) -I $(dir $(OFFICE_SOURCE)/$*) -c -o $@ $(@:o=cxx)

$B/sal3.dll:  $(SAL:%=$B/office/%.o)
$B/cppu3.dll: $(CPPU:%=$B/office/%.o) | $B/sal3.dll
$B/sal3.dll:  OFFICE_FLAGS += -DSAL_DLLIMPLEMENTATION
$B/sal3.dll:  OFFICE_LIBS := -luserenv -lole32 -lws2_32 -lmpr -ladvapi32 -lshell32 -luuid
$B/cppu3.dll: OFFICE_LIBS := -L$B/office -luno_sal
$B/sal3.dll $B/cppu3.dll: tests/windows/office.cxx
	$(call say,LINK,$@)$(OFFICE_CXX) $(OFFICE_FLAGS) -shared -static -o $@ $^ $(OFFICE_LIBS)
