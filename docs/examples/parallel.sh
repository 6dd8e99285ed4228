#!/bin/bash
# The same on machines that GNU parallel reaches by ssh and that share a folder: ./parallel.sh node1,node2,node3
set -euo pipefail

machines="${1:?name the machines, with commas between them}"
out="${FLYT_OUT:-$PWD/shards}"
scenario="${FLYT_SCENARIO:-trondheim}"

# Shards that fail, or whose machine goes away, are tried again elsewhere.
seq 40 | parallel --sshlogin "$machines" --jobs 1 --retries 3 --workdir "$PWD" \
  flyt run "$scenario" --replications 4000 --out "$out" --shard {}/40

flyt merge "$out"
