#!/usr/bin/env bash
# Installs the real clients that judge the emulated org (sf, jsforce, nforce, Salesforce's SOQL parser, a Node that runs them) into
# artifacts/clients, exactly as package-lock.json has them. Does nothing when that has been done already. Needs npm.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
into=$(cd "$here/../../.." && pwd)/artifacts/clients

if cmp -s "$here/package-lock.json" "$into/installed-lock.json"; then
    echo "The clients are installed in $into."
    exit 0
fi

mkdir -p "$into"
rm -f "$into/installed-lock.json"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$into/"
npm ci --prefix "$into" --no-audit --no-fund --loglevel=error
"$into/node_modules/.bin/node" --version | grep -q '^v22\.' || { echo "npm brought no Node 22." >&2; exit 1; }
cp "$here/package-lock.json" "$into/installed-lock.json"
echo "The clients are installed in $into."
