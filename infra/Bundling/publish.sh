#!/usr/bin/env bash
# Publishes a function as Lambda takes it: a Native AOT executable named bootstrap, and the files it reads.
#   infra/Bundling/publish.sh Registration x64|arm64 OUT
# Runs on this machine, or in the container of the Dockerfile beside it. Exit code 3: linked with too new a C library.
set -euo pipefail
function=$1 processor=$2 out=$3
newest=34 # provided.al2023 has glibc 2.34

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In the container the checkout belongs to the host, and so do its obj folders: build from a copy.
if [ "$root" = /asset-input ]; then
  mkdir "$work/sources"
  (cd "$root" && tar -c --exclude=bin --exclude=obj functions Directory.* global.json .editorconfig) | tar -x -C "$work/sources"
  root=$work/sources
fi

# For the other processor clang links by itself; the symbols are cut off by that processor's objcopy.
cross=()
case $(uname -m)-$processor in
  x86_64-arm64) cross=(-p:ObjCopyName=aarch64-linux-gnu-objcopy) ;;
  aarch64-x64) cross=(-p:ObjCopyName=x86_64-linux-gnu-objcopy) ;;
esac

cd "$root"
# The lock files hold both processors: restoring for one alone would change them.
dotnet restore "functions/$function" --nologo -v quiet -nodeReuse:false
dotnet publish "functions/$function" -c Release -r "linux-$processor" --no-restore -o "$work/published" --nologo -v quiet \
  -nodeReuse:false "${cross[@]}"

executable=$work/published/Guance.Serverless.$function
needs=$(grep -aoE 'GLIBC_2\.[0-9]+' "$executable" | sort -uV | tail -1)
if [ "${needs#GLIBC_2.}" -gt "$newest" ]; then
  echo "$function needs $needs of the C library; provided.al2023 has GLIBC_2.$newest."
  exit 3
fi

install -D -m 644 "$work/published/Workspaces/sites.json" "$out/Workspaces/sites.json"
install -m 755 "$executable" "$out/bootstrap"
