#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, with random passwords, unless they are there already.
set -euo pipefail
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets

password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# The folder keeps others of this machine out; the files inside are read by users of the containers.
mkdir -p "$folder"
chmod 700 "$folder"
umask 022

# What operators sign in with, what Prometheus shows, and Grafana's. Each by itself, for a folder that an earlier version made.
[[ -e $folder/token ]] || printf '%s' "$(password)" >"$folder/token"
[[ -e $folder/reader-token ]] || printf '%s' "$(password)" >"$folder/reader-token"
[[ -e $folder/grafana-password ]] || printf '%s' "$(password)" >"$folder/grafana-password"

if [[ -e $folder/postgres ]]; then
    echo "The secrets are there already: $folder" >&2
    exit 0
fi

redis=$(password)
postgres=$(password)
printf 'appendonly yes\ndir /data\nrequirepass %s\n' "$redis" >"$folder/redis.conf"
printf 'redis:6379,password=%s,abortConnect=false' "$redis" >"$folder/redis"
printf '%s' "$postgres" >"$folder/postgres-password"
printf 'Host=postgres;Port=5432;Database=sweep;Username=sweep;Password=%s' "$postgres" >"$folder/postgres"
echo "Made the secrets in $folder" >&2
