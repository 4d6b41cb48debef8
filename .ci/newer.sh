#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
#
# Runs tests against the LibreOffice of a newer Debian than this machine's:  .ci/newer.sh SUITE...
# Without a suite, the kinds office and screens.
#
# That Debian is a folder, build/newer/SUITE, which debootstrap makes from the mirror that this
# machine's apt names. It is kept for the next time, until `make clean` or `rm -rf build/newer`. The
# mounts that it needs, its temporary files and its processes are in namespaces of their own, and
# end with this script, however that ends.
#
# NEWER   Debian's name of the release to take (trixie)
# MIRROR  where to get it from, where apt does not name a mirror of Debian

set -eu

NEWER=${NEWER:-trixie}
# What runs the tests; no make and no compiler, since what is tested there is what was built here.
PACKAGES="libreoffice-calc libreoffice-gtk3 xvfb xdotool imagemagick python3-uno binutils
          fonts-liberation libreoffice-l10n-nb libreoffice-l10n-de libreoffice-l10n-fr
          libreoffice-l10n-es"
project=$(pwd)
folder=$project/build/newer
root=$folder/$NEWER

# shellcheck source=.ci/debian.sh
. "$(dirname "$0")/debian.sh"

# Inside them, before the folder is entered. The project is seen there as /vitalfew.
# shellcheck disable=SC2016 # for the shell that it is given to
enter='
    set -eu
    root=$1 project=$2
    shift 2
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/tmp"
    mkdir -p "$root/vitalfew"
    mount --bind "$project" "$root/vitalfew"
    mount -t tmpfs tmpfs "$root/vitalfew/build/newer" # or a copy of the project would never end
    exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
'

in_newer() {
    apart sh -c "$enter" enter "$root" "$project" "$@"
}

make_newer() {
    begin_root "$root" "$folder"
    # In namespaces, since debootstrap mounts /proc in the folder.
    apart debootstrap --variant=minbase "$NEWER" "$root.part" "$MIRROR" >"$folder/log" 2>&1 ||
        stop "debootstrap could not make it; $folder/log tells more."
    # Its devices are not wanted, since /dev is mounted over them: who copied one would never end.
    rm -rf "$root.part/dev"
    mkdir "$root.part/dev"
    mv "$root.part" "$root"
}

install_packages() {
    # shellcheck disable=SC2086 # a list of names
    in_newer apt-get -qq install -y --no-install-recommends $PACKAGES >>"$folder/log" 2>&1 ||
        stop "apt-get could not install the office there; $folder/log tells more."
    in_newer apt-get clean
    echo "$PACKAGES" >"$root/vitalfew.packages"
}

[ $# -gt 0 ] || set -- office screens
[ "$(id -u)" = 0 ] ||
    stop "A system in a folder can be made and entered by root alone: sudo make check-newer"
[ -e "$root/etc/debian_version" ] || make_newer
[ "$(cat "$root/vitalfew.packages" 2>/dev/null)" = "$PACKAGES" ] || install_packages
in_newer sh -c 'dpkg-query --show --showformat="LibreOffice \${Version}\n" libreoffice-core
    cd /vitalfew && exec /usr/bin/python3 -B tests/run.py "$@"' sh "$@"
