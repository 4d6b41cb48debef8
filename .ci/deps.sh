#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
#
# Sees to what the project needs from outside:  .ci/deps.sh SET...
#
#   lib       what makes the C library
#   build     what makes the extension and shows the demo
#   check     what the tests need besides
#   coverage  what counts the lines that run
#   newer     what makes a newer Debian in a folder
#   release   what makes the library for other machines
#   windows   what makes the office's libraries for Windows, and runs them
#   arm64     what runs a Debian for Arm in a folder
#   lint      the formatter and the static analysers
#
# It looks for the things themselves, so that a compiler or an office from elsewhere will do (set
# CC, CXX, PYTHON, LO_PROGRAM, LO_SDK, LO_INCLUDE). What is missing is installed on Debian and
# Ubuntu, and named elsewhere. Where nothing is missing this takes a fraction of a second.

set -eu

CC=${CC:-gcc}
CXX=${CXX:-g++}
PYTHON=${PYTHON:-/usr/bin/python3}
LO_PROGRAM=${LO_PROGRAM:-/usr/lib/libreoffice/program}
LO_SDK=${LO_SDK:-/usr/lib/libreoffice/sdk}
LO_INCLUDE=${LO_INCLUDE:-/usr/include/libreoffice}

# The Debian package, and then the thing that it is needed for.
set_lib() {
    need gcc              command "${CC%% *}"
    need libc6-dev        header  stdio.h
}

set_build() {
    set_lib
    need libutf8proc-dev  header  utf8proc.h
    need libutf8proc-dev  archive libutf8proc.a
    need libreoffice-calc file    "$LO_PROGRAM/libsclo.so"
    need libreoffice-dev  file    "$LO_SDK/bin/unoidl-write"
    need libreoffice-dev  file    "$LO_INCLUDE/uno/any2.h"
    need zip              command zip
    need gettext          command msgfmt
    need python3          command "$PYTHON"
    need python3-uno      module  uno
    need fonts-liberation font    'Liberation Sans'
    need poppler-utils    command pdftoppm
}

set_check() {
    need git              command git
    need binutils         command readelf
    need g++              command "${CXX%% *}"
    need pkg-config       command pkg-config
    need libcmocka-dev    header  cmocka.h
    need libreoffice-gtk3 file    "$LO_PROGRAM/libvclplug_gtk3lo.so"
    need xvfb             command Xvfb
    need xdotool          command xdotool
    need imagemagick      command import
    need clang            command clang
    need libclang-rt-dev  runtime address
    need llvm             command llvm-symbolizer
    need valgrind         command valgrind
    need postgresql       server  initdb
    for language in nb de fr es; do
        need "libreoffice-l10n-$language" file "$LO_PROGRAM/resource/$language/LC_MESSAGES/sc.mo"
    done
}

set_coverage() {
    need gcc              command gcc
    need gcc              command gcov
}

set_newer() {
    need debootstrap      command debootstrap
    need util-linux       command unshare
}

set_release() {
    need gcc-x86-64-linux-gnu  command x86_64-linux-gnu-gcc
    need gcc-aarch64-linux-gnu command aarch64-linux-gnu-gcc
    need libc6-dev-arm64-cross target  aarch64-linux-gnu-gcc
    need gcc-mingw-w64-x86-64-win32 command x86_64-w64-mingw32-gcc-win32
    need binutils         command nm
}

set_windows() {
    need g++-mingw-w64-x86-64-posix command x86_64-w64-mingw32-g++-posix
    need libdragonbox-dev files   '/usr/include/dragonbox-*'
    need wine64           file    /usr/lib/wine/wine64
    need clang            command clang
}

set_arm64() {
    need debootstrap      command debootstrap
    need util-linux       command unshare
    need qemu-user-static command qemu-aarch64-static
}

set_lint() {
    need clang-format     command clang-format
    need clang-tidy       command clang-tidy
    need cppcheck         command cppcheck
    need gcc              command gcc
}

have_command() { command -v "$1"; }
have_file()    { [ -e "$1" ]; }
have_server()  { command -v "$1" || ls /usr/lib/postgresql/*/bin/"$1"; }
have_files()   { set -- $1 && [ -e "$1" ]; }
have_header()  { echo "#include <$1>" | $CC -E -o /dev/null -; }
have_target()  { echo '#include <stdio.h>' | "$1" -E -o /dev/null -; }
have_archive() { [ -e "$($CC -print-file-name="$1")" ]; }
have_module()  { "$PYTHON" -c "import $1"; }
have_runtime() { echo 'int main(void) { return 0; }' | clang -fsanitize="$1" -x c - -o /dev/null; }
have_font()    { fc-list : family | grep -qi "$1"; }

need() {
    "have_$2" "$3" >/dev/null 2>&1 && return
    packages="$packages $1"
    things="$things  $2 $3 (Debian and Ubuntu: $1)
"
}

# Leaves what is missing in $packages and $things.
look() {
    packages=
    things=
    for set in "$@"; do
        case $set in
        lib | build | check | coverage | newer | release | windows | arm64 | lint) "set_$set" ;;
        *) stop "deps.sh: there is no set $set, only lib, build, check, coverage, newer, release," \
            "windows, arm64 and lint" ;;
        esac
    done
    [ -z "$things" ]
}

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

look "$@" && exit 0

as_root=
command -v apt-get >/dev/null || stop "To go on, please install:" "$things"
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || stop "To go on, please run as root: apt-get install$packages"
    as_root=sudo
fi

packages=$(echo "$packages" | tr -s ' ' '\n' | sort -u | tr '\n' ' ')
echo "Installing$packages(this may take some minutes)"
mkdir -p build
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" \
        </dev/null >>build/deps.log 2>&1
}
: >build/deps.log
apt update || echo "apt-get update failed; trying with the lists that are there" >&2
# shellcheck disable=SC2086 # a list of names
apt install -y --no-install-recommends $packages || {
    tail -n 20 build/deps.log >&2
    stop "apt-get could not install them; build/deps.log tells more."
}
look "$@" || stop "These were installed, and yet there is missing:" "$things"
