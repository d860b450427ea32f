#!/bin/sh
# Removes what install.sh put there. Your library, conversations, models and settings stay, unless --with-data is said.
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
state=${XDG_STATE_HOME:-$HOME/.local/state}
rm -rf "$HOME/.local/lib/alcove"
rm -f "$HOME/.local/bin/alcove" "$data/applications/alcove.desktop" "$config/autostart/alcove.desktop"
rm -f "$data/metainfo/org.alcove.Alcove.metainfo.xml" "$data/mime/packages/alcove.xml"
for icon in "$data"/icons/hicolor/*/apps/alcove.png "$data"/icons/hicolor/scalable/apps/alcove.svg; do rm -f "$icon"; done
if command -v update-mime-database > /dev/null && [ -d "$data/mime/packages" ]; then
    update-mime-database "$data/mime" || true
fi
if [ "${1:-}" = "--with-data" ]; then
    rm -rf "$data/Alcove" "$config/Alcove" "$state/Alcove"
    echo "Alcove and everything that it kept are gone."
else
    echo "Alcove is gone. What it kept is in $data/Alcove and $config/Alcove; delete these folders to be rid of it."
fi
