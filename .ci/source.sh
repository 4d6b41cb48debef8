#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
#
# Unpacks what others have written, as Debian has it:  .ci/source.sh PACKAGE FOLDER [PART...]
#
# Of the source package the original archive is taken, in the version of this machine's Debian, and
# of that the parts that are named. The archive is kept beside the folder. Apt knows where to get
# it from and what it has to be; it is given lists of its own, since sources are seldom in the
# machine's, and needs no root for them.
#
# MIRROR  where to get it from, where apt names no mirror of Debian

set -eu

package=$1
folder=$2
shift 2
archives=$(dirname "$folder")
case $archives in /*) ;; *) archives=$(pwd)/$archives ;; esac

# shellcheck source=.ci/debian.sh
. "$(dirname "$0")/debian.sh"

apt() {
    "$@" -o Dir::Etc::SourceList="$archives/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$archives/apt/lists" -o Dir::Cache="$archives/apt/cache" -qq
}

mkdir -p "$archives/apt/lists/partial" "$archives/apt/cache/archives/partial"
find_mirror
release=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
echo "deb-src $MIRROR $release main" >"$archives/apt/sources.list"
[ -n "$(find "$archives/apt/lists" -name '*_Sources*' -mtime -1)" ] || apt apt-get update

# The address, the name, the size and the checksum of each of its files.
line=$(apt apt-get source --print-uris "$package" 2>/dev/null |
    grep -E "^'[^']*' [^ ]*\.orig\.tar\.[a-z0-9]+ ") ||
    stop "Debian $release has no source package $package."
uri=$(echo "$line" | cut -d "'" -f 2)
# shellcheck disable=SC2086 # words
set -- "$@" && name=$(set -- ${line#*\' } && echo "$1") sum=$(set -- ${line#*\' } && echo "$3")
if [ ! -e "$archives/$name" ]; then
    echo "Getting $name"
    apt /usr/lib/apt/apt-helper download-file "$uri" "$archives/$name.part" "$sum" >/dev/null
    mv "$archives/$name.part" "$archives/$name"
fi

rm -rf "$folder" "$folder.part"
mkdir -p "$folder.part"
[ $# -eq 0 ] || { prefix=$(tar -tf "$archives/$name" | head -n 1 | cut -d / -f 1) &&
    for part; do set -- "$@" "$prefix/$part"; shift; done; }
tar -xf "$archives/$name" -C "$folder.part" --strip-components=1 --no-same-owner "$@"
mv "$folder.part" "$folder"
