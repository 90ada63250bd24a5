#!/usr/bin/env bash
# A cluster on this machine, without containers: Redis, PostgreSQL and three silos, on loopback alone.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: deploy/local.sh COMMAND

  start [--build]   start Redis, PostgreSQL and three silos; what runs already is left running
  stop              let the silos finish their epochs and leave, then stop PostgreSQL and Redis
  status            say what runs, and where
  logs [NAME]       show the logs, or one of: redis, postgres, silo-1, silo-2, silo-3

Environment:
  SWEEP_LOCAL          folder of everything this writes; default .sweep-local in the repository.
                       Studies stay in it after 'stop'; delete it to begin anew
  SWEEP_LOCAL_SILOS    how many silos; default 3
  SWEEP_SLOTS          trials at once on each silo; default this machine's cores shared out
  SWEEP_CONFIGURATION  Release (default) or Debug: which build of Sweep to start
TEXT
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${SWEEP_LOCAL:-$root/.sweep-local}
[[ $data == /* ]] || data=$PWD/$data
configuration=${SWEEP_CONFIGURATION:-Release}
silos=${SWEEP_LOCAL_SILOS:-3}
silo=$root/artifacts/bin/Sweep.Silo/${configuration,,}/Sweep.Silo.dll
cli=$root/artifacts/bin/Sweep.Cli/${configuration,,}/sweep

# Longer than a silo takes to drain.
patience=60

say() { printf '%s\n' "$*" >&2; }
fail() { say "deploy/local.sh: $*"; exit 1; }

# --- processes -------------------------------------------------------------------------------------------------------

# True if the process noted under this name runs, and is still the program that was noted: numbers are used again.
runs() {
    local pid
    [[ -s $data/run/$1.pid ]] && read -r pid <"$data/run/$1.pid" &&
        [[ $(ps -o args= -p "$pid" 2>/dev/null) == *"$2"* ]]
}
redis_runs() { runs redis redis-server; }
silo_runs() { runs "$1" Sweep.Silo; }
postgres_runs() { [[ -s $data/postgres/data/postmaster.pid ]] && postgres_pid=$(head -n1 "$data/postgres/data/postmaster.pid") && [[ $(ps -o args= -p "$postgres_pid" 2>/dev/null) == *"$data/postgres/data"* ]]; }

silo_names() { local n; for ((n = 1; n <= silos; n++)); do echo "silo-$n"; done; }
known_silos() { local file; for file in "$data"/run/silo-*.pid; do [[ -e $file ]] && basename "$file" .pid; done; true; }

# Waits for a command to succeed, for so many tenths of a second.
await() {
    local tenths=$1
    shift
    until "$@"; do
        ((tenths-- > 0)) || return 1
        sleep 0.1
    done
}

# --- ports -----------------------------------------------------------------------------------------------------------

taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port noted under this name by an earlier start if nobody else has it, or the first free one from a number on.
port() {
    local file=$data/run/$1.port port=$2
    [[ -s $file ]] && read -r port <"$file"
    while taken "$port" || grep -qsx -- "$port" "$data"/run/.given; do ((port++)); done
    echo "$port" | tee -a "$data/run/.given" >"$file"
    echo "$port"
}
noted_port() { cat "$data/run/$1.port"; }

# --- what must be here -----------------------------------------------------------------------------------------------

find_postgres() {
    local folder
    for folder in $(command -v initdb >/dev/null && dirname "$(readlink -f "$(command -v initdb)")") \
        $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin | sort -rV); do
        if [[ -x $folder/initdb && -x $folder/pg_ctl ]]; then
            echo "$folder"
            # Not a bare 'return': in a trap that would give the status of what set it off.
            return 0
        fi
    done
    return 1
}

check_machine() {
    local missing=()
    command -v redis-server >/dev/null || missing+=("redis-server is not here. Debian and Ubuntu: apt-get install redis-server")
    postgres_bin=$(find_postgres) || missing+=("PostgreSQL is not here. Debian and Ubuntu: apt-get install postgresql")
    command -v dotnet >/dev/null || missing+=("dotnet is not here. https://dotnet.microsoft.com/download, version 10")
    if ((EUID == 0)); then
        id postgres >/dev/null 2>&1 || missing+=("PostgreSQL does not run as root, and there is no user 'postgres' to run it as")
        command -v runuser >/dev/null || missing+=("runuser is not here, which starts PostgreSQL as another user. Start this as a user other than root")
    fi
    ((${#missing[@]} == 0)) || { printf 'deploy/local.sh: %s.\n' "${missing[@]}" >&2; exit 1; }
}

# PostgreSQL refuses to run as root; Debian's package made a user for it.
as_postgres() {
    if ((EUID == 0)); then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# --- start -----------------------------------------------------------------------------------------------------------

password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Writes a file that nobody else can read.
secret() { (umask 077 && cat >"$1"); }

start_redis() {
    redis_runs && return 0
    local port word
    port=$(port redis 16379)
    mkdir -p "$data/redis"
    [[ -s $data/redis/password ]] || password | secret "$data/redis/password"
    word=$(<"$data/redis/password")
    secret "$data/redis/redis.conf" <<TEXT
bind 127.0.0.1
port $port
requirepass $word
appendonly yes
dir "$data/redis"
TEXT
    printf '127.0.0.1:%s,password=%s,abortConnect=false' "$port" "$word" | secret "$data/redis/connection"
    setsid redis-server "$data/redis/redis.conf" >>"$data/logs/redis.log" 2>&1 </dev/null &
    echo $! >"$data/run/redis.pid"
    await 100 taken "$port" || fail "Redis did not start. It said, in $data/logs/redis.log:
$(tail -n 5 "$data/logs/redis.log")"
}

make_database() {
    [[ -s $data/postgres/data/PG_VERSION ]] && return
    # Left half made by a start that was cut off.
    rm -rf "$data/postgres/data"
    password | secret "$data/postgres/password"
    ((EUID != 0)) || chown postgres "$data/postgres/password"
    as_postgres "$postgres_bin/initdb" --pgdata="$data/postgres/data" --username=sweep --pwfile="$data/postgres/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C >"$data/logs/initdb.log" 2>&1 ||
        fail "initdb failed. It said, in $data/logs/initdb.log:
$(tail -n 5 "$data/logs/initdb.log")"
}

start_postgres() {
    postgres_runs && return 0
    local port
    mkdir -p "$data/postgres"
    if ((EUID == 0)); then
        chown postgres "$data/postgres"
        as_postgres test -w "$data/postgres" ||
            fail "the user 'postgres' cannot reach $data/postgres. Set SWEEP_LOCAL to a folder that it can, for example /var/tmp/sweep-local."
    fi
    make_database
    port=$(port postgres 15432)
    as_postgres "$postgres_bin/pg_ctl" start --silent --wait --pgdata="$data/postgres/data" --log="$data/postgres/postgres.log" \
        --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" >/dev/null </dev/null ||
        fail "PostgreSQL did not start. It said, in $data/postgres/postgres.log:
$(tail -n 5 "$data/postgres/postgres.log")"
    printf 'Host=127.0.0.1;Port=%s;Database=postgres;Username=sweep;Password=%s' "$port" "$(<"$data/postgres/password")" |
        secret "$data/postgres/connection"
}

cores() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN; }

start_silo() {
    silo_runs "$1" && return 0
    : >"$data/logs/$1.log"
    local number=${1#silo-} share=$(($(cores) / silos)) silo_port gateway_port http_port
    # Before the silo is put into the background, where several would be given their ports at once.
    silo_port=$(port "$1-silo" $((11110 + number)))
    gateway_port=$(port "$1-gateway" $((29999 + number)))
    # Not 8080, which the silo that a command starts may take meanwhile.
    http_port=$(port "$1-http" $((8180 + number)))
    # The connection strings go by file: a command line is for everyone to read.
    SWEEP_REDIS_FILE=$data/redis/connection \
    SWEEP_POSTGRES_FILE=$data/postgres/connection \
    SWEEP_NODE_NAME=$1 \
    SWEEP_ADVERTISED_ADDRESS=127.0.0.1 \
    SWEEP_SILO_PORT=$silo_port \
    SWEEP_GATEWAY_PORT=$gateway_port \
    SWEEP_HTTP=127.0.0.1:$http_port \
    SWEEP_SLOTS=${SWEEP_SLOTS:-$((share > 0 ? share : 1))} \
    SWEEP_HOME=$data/$1 \
        setsid dotnet "$silo" >>"$data/logs/$1.log" 2>&1 </dev/null &
    echo $! >"$data/run/$1.pid"
}

said_ready() { grep -q '^ready ' "$data/logs/$1.log"; }
# Just begun, a process does not have its program's name yet; so what counts is that there is one.
settled() { said_ready "$1" || ! kill -0 "$(<"$data/run/$1.pid")" 2>/dev/null; }

await_silo() {
    await $((patience * 10)) settled "$1" || true
    said_ready "$1" ||
        fail "$1 did not become ready. It said, in $data/logs/$1.log:
$(tail -n 10 "$data/logs/$1.log")"
}

build() {
    [[ ${1:-} == --build || ! -e $silo || ! -e $cli ]] || return 0
    say "Building Sweep ..."
    dotnet build "$root/Client/Sweep.Cli" -c "$configuration" -v quiet --nologo >&2 || fail "the build failed."
}

start() {
    check_machine
    build "${1:-}"
    mkdir -p "$data"/{run,logs}
    : >"$data/run/.given"
    # What was begun must not be left behind half.
    trap 'trap - EXIT; say "Stopping what was started."; stop' EXIT
    start_redis
    start_postgres
    local name
    for name in $(silo_names); do start_silo "$name"; done
    for name in $(silo_names); do await_silo "$name"; done
    trap - EXIT
    status
    cat <<TEXT

Try it:
  $cli nodes --cluster 127.0.0.1:$(noted_port silo-1-gateway)
  $cli run exercises --cluster 127.0.0.1:$(noted_port silo-1-gateway)
Stop it:
  deploy/local.sh stop
TEXT
}

# --- stop ------------------------------------------------------------------------------------------------------------

gone() { ! "$@"; }

signal() { kill -s "$1" "$(<"$data/run/$2.pid")" 2>/dev/null || true; }

stop_silos() {
    local name
    for name in $(known_silos); do ! silo_runs "$name" || signal TERM "$name"; done
    for name in $(known_silos); do
        if ! await $((patience * 10)) gone silo_runs "$name"; then
            say "$name did not leave within $patience s, and is killed; its trials go on from their last checkpoints."
            signal KILL "$name"
            await 50 gone silo_runs "$name" || fail "$name cannot be killed."
        fi
        rm -f "$data/run/$name.pid"
    done
}

stop_postgres() {
    postgres_runs || return 0
    postgres_bin=$(find_postgres) || fail "PostgreSQL runs as process $postgres_pid, but pg_ctl is not here any more."
    as_postgres "$postgres_bin/pg_ctl" stop --silent --wait --mode=fast --pgdata="$data/postgres/data" >/dev/null ||
        fail "PostgreSQL, process $postgres_pid, did not stop."
}

stop_redis() {
    if redis_runs; then
        signal TERM redis
        await 300 gone redis_runs || fail "Redis, process $(<"$data/run/redis.pid"), did not stop."
    fi
    rm -f "$data/run/redis.pid"
}

stop() {
    if [[ ! -d $data/run ]]; then
        say "Nothing was started in $data."
        return 0
    fi
    stop_silos
    stop_postgres
    stop_redis
    say "Stopped. The studies are kept in $data."
}

# --- status and logs -------------------------------------------------------------------------------------------------

line() { printf '%-10s %-8s %s\n' "$@"; }

status() {
    local name
    if redis_runs; then line redis runs "127.0.0.1:$(noted_port redis)"; else line redis stopped ""; fi
    if postgres_runs; then line postgres runs "127.0.0.1:$(noted_port postgres)"; else line postgres stopped ""; fi
    for name in $(silo_names); do
        if silo_runs "$name"; then
            line "$name" runs "gateway 127.0.0.1:$(noted_port "$name-gateway"), health http://127.0.0.1:$(noted_port "$name-http")/health/ready"
        else
            line "$name" stopped ""
        fi
    done
}

logs() {
    local files=("$data"/logs/*.log "$data"/postgres/postgres.log) file
    case ${1:-} in
        "") ;;
        postgres) files=("$data/postgres/postgres.log") ;;
        *) files=("$data/logs/$1.log") ;;
    esac
    for file in "${files[@]}"; do [[ -e $file ]] || fail "there is no log $file."; done
    tail -n 50 "${files[@]}"
}

[[ $silos =~ ^[1-9]$ ]] || fail "SWEEP_LOCAL_SILOS is '$silos'; it is a number from 1 to 9."
[[ $data != *[[:space:]\"]* ]] || fail "the folder '$data' must not have spaces or quotes in its name; set SWEEP_LOCAL to another."

case ${1:-} in
    start) start "${2:-}" ;;
    stop) stop ;;
    status) status ;;
    logs) logs "${2:-}" ;;
    -h | --help | help) usage ;;
    *) usage >&2; exit 2 ;;
esac
