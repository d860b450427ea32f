#!/bin/sh
# Installs Alcove for you alone, without administrator rights: the program to ~/.local/lib/alcove, a command, an entry in
# the menu and its icons beside it. Run it again with a newer version to update; uninstall.sh takes all of it back.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
lib=$HOME/.local/lib/alcove
bin=$HOME/.local/bin

mkdir -p "$HOME/.local/lib" "$bin" "$data/applications" "$data/icons" "$data/metainfo" "$data/mime/packages"
rm -rf "$lib.new"
cp -R "$here/alcove" "$lib.new"
cp "$here/uninstall.sh" "$lib.new/uninstall.sh"
rm -rf "$lib.old"
if [ -e "$lib" ]; then mv "$lib" "$lib.old"; fi
mv "$lib.new" "$lib"
rm -rf "$lib.old"
ln -sf "$lib/alcove" "$bin/alcove"

cp -R "$here/share/icons/." "$data/icons/"
cp "$here"/share/metainfo/*.xml "$data/metainfo/"
cp "$here"/share/mime/packages/*.xml "$data/mime/packages/"
# A menu knows no ~ and may not have ~/.local/bin among its folders.
escaped=$(printf '%s' "$lib/alcove" | sed 's/[\\"`$]/\\&/g; s/%/%%/g')
awk -v command="$(printf '%s' "$escaped" | sed 's/\\/\\\\/g')" '
    /^Exec=/ { print "Exec=\"" command "\" %F"; next }
    /^TryExec=/ { next }
    { print }' "$here/share/applications/alcove.desktop" > "$data/applications/alcove.desktop"
if command -v update-mime-database > /dev/null; then update-mime-database "$data/mime" || true; fi
if command -v update-desktop-database > /dev/null; then update-desktop-database -q "$data/applications" || true; fi

echo "Alcove is installed. You find it in the menu, or start it with: $bin/alcove"
