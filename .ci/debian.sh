# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
#
# What the scripts share that fetch something of Debian's; they read this file in.
#
# MIRROR  where to get it from, where apt does not name a mirror of Debian

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Sees to it that MIRROR is one.
find_mirror() {
    MIRROR=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
        'Label: Debian' | sort -u | head -n 1)}
    [ -n "$MIRROR" ] || stop "apt names no mirror of Debian: apt-get update, or give one in MIRROR."
}

# In namespaces of its own: what comes after this word is run there.
apart() {
    unshare --mount --pid --fork --kill-child --propagation private "$@"
}

# begin_root ROOT FOLDER: begins to make a whole Debian in the folder ROOT.part, within FOLDER.
begin_root() {
    find_mirror
    echo "Making $1 (this takes some minutes and 1 GB)"
    rm -rf --one-file-system "$1" "$1.part"
    mkdir -p "$2"
}
