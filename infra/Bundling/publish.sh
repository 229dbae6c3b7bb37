#!/usr/bin/env bash
# Publishes a function for Lambda: a Native AOT executable named bootstrap, and the files that it reads.
#   infra/Bundling/publish.sh Registration x64|arm64 OUT ours|official
# The last argument says whose AWS packages it uses: those of functions/Aws, or AWS's own from a NuGet registry.
# Runs on the host, or in the container of the Dockerfile beside it. Exit code 3: the executable needs a newer C library than Lambda has.
set -euo pipefail
function=$1 processor=$2 out=$3 packages=$4
newest=34 # provided.al2023 has glibc 2.34

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In the container, build from a copy: the bin and obj folders of the mounted repository belong to the host.
if [ "$root" = /asset-input ]; then
  mkdir "$work/sources"
  (cd "$root" && tar -c --exclude=bin --exclude=obj functions Directory.* global.json .editorconfig) | tar -x -C "$work/sources"
  root=$work/sources
fi

# Clang cross-links without further options, but the symbols must be stripped by the other architecture's objcopy.
cross=()
case $(uname -m)-$processor in
  x86_64-arm64) cross=(-p:ObjCopyName=aarch64-linux-gnu-objcopy) ;;
  aarch64-x64) cross=(-p:ObjCopyName=x86_64-linux-gnu-objcopy) ;;
esac

switches=()
if [ "$packages" = official ]; then
  switches=(-p:OfficialAwsPackages=true)
fi

cd "$root"
# The lock files hold both architectures; restoring for a single one would change them.
dotnet restore "functions/$function" --nologo -v quiet -nodeReuse:false "${switches[@]}"
# Without analyzers, which run when the solution is built for the tests.
dotnet publish "functions/$function" -c Release -r "linux-$processor" --no-restore -o "$work/published" --nologo -v quiet \
  -nodeReuse:false -p:OnlyToRun=true "${switches[@]}" "${cross[@]}"

executable=$work/published/Guance.Serverless.$function
needs=$(grep -aoE 'GLIBC_2\.[0-9]+' "$executable" | sort -uV | tail -1)
if [ "${needs#GLIBC_2.}" -gt "$newest" ]; then
  echo "$function needs $needs of the C library; provided.al2023 has GLIBC_2.$newest."
  exit 3
fi

install -D -m 644 "$work/published/Configuration/sites.json" "$out/Configuration/sites.json"
install -m 755 "$executable" "$out/bootstrap"
