#!/bin/sh
# Puts the snapshot that came with the image on the volume, then does what was asked.
set -eu
for map in bron referentie; do
  rm -rf "$GEMEENTEN3D_DATA/.$map.nieuw"
  if [ ! -d "$GEMEENTEN3D_DATA/$map" ]; then
    cp -r "/app/data/$map" "$GEMEENTEN3D_DATA/.$map.nieuw"
    mv "$GEMEENTEN3D_DATA/.$map.nieuw" "$GEMEENTEN3D_DATA/$map" 2>/dev/null || rm -rf "$GEMEENTEN3D_DATA/.$map.nieuw"
  fi
done
exec "$@"
