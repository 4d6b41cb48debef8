#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
#
# Runs tests against the LibreOffice of Debian for 64-bit Arm, on a machine of another kind:
# .ci/arm64.sh SUITE...  Without a suite, those of its own: the played Calc, the exact tests, and
# the kind office but for what needs a window or a make.
#
# That Debian is a folder, build/arm64/root, which debootstrap fetches from the mirror that this
# machine's apt names; nothing of it is installed, only unpacked. It is kept for the next time. Each
# of its programs is run by QEMU, of which it holds a copy; the kernel need not know how to. The
# tests themselves are programs of this machine, and reach the office through its pipe in /tmp. The
# mounts and the processes are in namespaces of their own, and end with this script.
#
# ARM64   Debian's name of the release to take (that of this machine)
# MIRROR  where to get it from, where apt does not name a mirror of Debian

set -eu

ARM64=${ARM64:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
PACKAGES=libreoffice-calc,python3-uno,fonts-liberation,libreoffice-l10n-nb,libreoffice-l10n-de
PACKAGES=$PACKAGES,libreoffice-l10n-fr,libreoffice-l10n-es
project=$(pwd)
folder=$project/build/arm64
root=$folder/root
office=/usr/lib/libreoffice/program

# shellcheck source=.ci/debian.sh
. "$(dirname "$0")/debian.sh"

make_root() {
    begin_root "$root" "$folder"
    apart debootstrap --arch=arm64 --foreign --variant=minbase --include="$PACKAGES" "$ARM64" \
        "$root.part" "$MIRROR" >"$folder/log" 2>&1 ||
        stop "debootstrap could not fetch it; $folder/log tells more."
    for package in "$root.part"/var/cache/apt/archives/*.deb; do
        dpkg --extract "$package" "$root.part"
        rm "$package"
    done
    settle "$root.part"
    mv "$root.part" "$root"
}

# What the packages' scripts would have done, so far as the office needs it.
settle() {
    mkdir -p "$1/etc/libreoffice/registry" "$1/qemu" "$1$project"
    cp -r "$1/usr/lib/libreoffice/share/.registry/." "$1/etc/libreoffice/registry"
    echo 'root:x:0:0:root:/root:/bin/sh' >"$1/etc/passwd"
    echo 'root:x:0:' >"$1/etc/group"
    : >"$1/etc/nsswitch.conf"
    # Its devices are not wanted, since /dev is mounted over them: who copied one would never end.
    rm -rf "$1/dev"
    mkdir "$1/dev"
    # A process is known by the name of its program, and all are QEMU.
    for name in soffice.bin unopkg.bin uno.bin run; do
        cp "$(command -v qemu-aarch64-static)" "$1/qemu/$name"
    done
    # The office starts one program by itself, which must be of this machine.
    rm "$1$office/uno"
    ${CC:-gcc} -O2 -static -o "$1$office/uno" -x c - <<EOF
#include <unistd.h>
int main(int argc, char **argv)
{
    (void)argc;
    argv[0] = "$office/uno.bin";
    char *all[256] = {"/qemu/uno.bin"};
    for (int i = 0; i < 254 && argv[i] != NULL; i++)
        all[i + 1] = argv[i];
    return execv(all[0], all);
}
EOF
}

# The office's commands as the tests call them. The office ends with 81 when it is to be started
# once more.
make_commands() {
    mkdir -p "$folder/program"
    cat >"$folder/program/soffice" <<EOF
#!/bin/sh
while :; do
    chroot "$root" /qemu/soffice.bin $office/soffice.bin "\$@"
    status=\$?
    [ \$status = 81 ] || exit \$status
done
EOF
    cat >"$folder/program/unopkg" <<EOF
#!/bin/sh
case " \$* " in *" --shared "*) umask 0022 ;; esac
exec chroot "$root" /qemu/unopkg.bin $office/unopkg.bin "\$@" \\
    "-env:INIFILENAME=vnd.sun.star.pathname:$office/redirectrc"
EOF
    cat >"$folder/program/run" <<EOF
#!/bin/sh
exec chroot "$root" /qemu/run "\$@"
EOF
    chmod +x "$folder/program/soffice" "$folder/program/unopkg" "$folder/program/run"
    ln -sfn "$root$office/resource" "$folder/program/resource"
}

# Inside the namespaces. The project and /tmp are seen under the same names from both sides.
# shellcheck disable=SC2016 # for the shell that it is given to
enter='
    set -eu
    root=$1 project=$2
    shift 2
    mount -t proc proc /proc
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --rbind /tmp "$root/tmp"
    mount --bind "$project" "$root$project"
    exec "$@"
'

[ "$(id -u)" = 0 ] ||
    stop "A system in a folder can be entered by root alone: sudo make check-arm64"
[ -e "$root/etc/debian_version" ] || make_root
make_commands
[ $# -gt 0 ] || {
    set -- arm64
    for suite in tests/office/test_*.py; do
        suite=office/$(basename "$suite" .py)
        case $suite in
        */test_painted | */test_rules | */test_walk | */test_between | */test_day) ;;
        *) set -- "$@" "$suite" ;;
        esac
    done
}
PATIENCE=${PATIENCE:-10} LO_PROGRAM=$folder/program \
    apart sh -c "$enter" enter "$root" "$project" /usr/bin/python3 -B tests/run.py "$@"
