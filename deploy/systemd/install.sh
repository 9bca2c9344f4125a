#!/usr/bin/env bash
# Installs a published build as a service. Run it again to update. Configuration, secrets and data are never touched.
#
#   install.sh [--prefix ROOT] [FOLDER]       FOLDER: a published build; by default the one that this script lies in
#   install.sh [--prefix ROOT] --uninstall    keeps configuration, data, logs and the user
#
# --prefix writes below another root and neither makes a user nor speaks to systemd: for images, packages and trials.
set -euo pipefail

readonly name=chattrader
readonly secrets=(telegram-bot-token upbit-access-key upbit-secret-key openai-api-key http-api-token smtp-password)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prefix=""
source=""
action=install

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

usage() {
    sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

while [ $# -gt 0 ]; do
    case "$1" in
        --prefix)
            [ $# -ge 2 ] || fail "--prefix needs a folder"
            prefix=$(realpath -m -- "$2")
            [ "$prefix" != / ] || prefix=""
            shift
            ;;
        --uninstall) action=uninstall ;;
        --help | -h)
            usage
            exit 0
            ;;
        -*) fail "$1 is unknown; see --help" ;;
        *)
            [ -z "$source" ] || fail "one folder is enough; see --help"
            source=$1
            ;;
    esac
    shift
done

readonly program=$prefix/opt/$name
readonly settings=$prefix/etc/$name
readonly state=$prefix/var/lib/$name
readonly logs=$prefix/var/log/$name
readonly units=$prefix/etc/systemd/system
readonly command=$prefix/usr/local/bin/$name

owner=root
group=$name
if [ -n "$prefix" ]; then
    owner=$(id -un)
    group=$(id -gn)
fi

# Nothing is started or stopped on a machine that systemd does not run, e.g. while an image is built.
runs_systemd() { [ -z "$prefix" ] && [ -d /run/systemd/system ]; }
systemd() { if runs_systemd; then systemctl "$@"; fi; }

create_user() {
    [ -z "$prefix" ] || return 0
    getent group "$name" >/dev/null || groupadd --system "$name"
    getent passwd "$name" >/dev/null || useradd --system --gid "$name" --home-dir "/var/lib/$name" --no-create-home \
        --shell /usr/sbin/nologin "$name"
}

# The new program lies beside the old one until it is known to start here.
copy_program() {
    if [ ! -d "$program" ] && [ -d "$program.old" ]; then mv "$program.old" "$program"; fi
    rm -rf "$program.new" "$program.old"
    install -d -m 0755 "$prefix/opt" "$program.new"
    cp -R "$source/." "$program.new/"
    # What a folder may hold of somebody's own does not belong to a program.
    rm -rf "$program.new/appsettings.json" "$program.new/.env" "$program.new/data" "$program.new/logs"
    if [ "$(id -u)" -eq 0 ]; then chown -R root:root "$program.new"; fi
    chmod -R u=rwX,go=rX "$program.new"
    chmod 0755 "$program.new/$name"
    local said
    if ! said=$("$program.new/$name" --version 2>&1); then
        rm -rf "$program.new"
        fail "this build does not start on this machine ($(uname -sm)): $said"
    fi
    version=$said
}

swap_program() {
    if [ -d "$program" ]; then mv "$program" "$program.old"; fi
    mv "$program.new" "$program"
}

# A running program is stopped before its files go: it reads some of them only when it needs them. From here on whatever
# happens, a lost connection too, ends with a program that is started.
was_running=no
stop() {
    runs_systemd || return 0
    case $(systemctl is-active "$name.service" || true) in
        active | activating | reloading) ;;
        deactivating)
            systemctl stop "$name.service"
            return 0
            ;;
        *) return 0 ;;
    esac
    echo "Stopping; a cycle that runs ends first."
    was_running=yes
    trap '' HUP PIPE
    trap take_back EXIT
    systemctl stop "$name.service"
}

start() {
    [ "$was_running" = yes ] || return 0
    systemctl start "$name.service" || fail "version $version did not come up. See journalctl -u $name"
    trap - EXIT
    echo "Started again."
}

take_back() {
    trap - EXIT
    set +e
    if [ -d "$program.old" ]; then
        systemctl stop "$name.service"
        rm -rf "$program"
        mv "$program.old" "$program"
        install_units "$program/deploy/systemd"
    fi
    rm -rf "$program.new"
    if systemctl start "$name.service"; then
        echo "install.sh: the version before runs again" >&2
    else
        echo "install.sh: the version before does not come up either" >&2
        say_copy
    fi
    exit 1
}

# A newer version that came as far as the database brought it up to date, and the older one refuses it then.
say_copy() {
    local data=$state/data copy
    copy=$(find "$data" -maxdepth 1 -name "$name.db.before-*" -printf '%T@ %p\n' 2>/dev/null | sort -rn | head -n 1)
    copy=${copy#* }
    [ -n "$copy" ] || return 0
    cat >&2 <<EOF
If journalctl -u $name says that the database was written by a newer version, either install that one again, or put the
copy back that it made before; what was traded since is at the exchange, and the bot compares at its start:
  systemctl stop $name
  mkdir -m 0700 $data/newer && mv $data/$name.db $data/$name.db-* $data/newer/
  install -m 0600 -o $name -g $name $copy $data/$name.db
  systemctl start $name
EOF
}

create_folders() {
    install -d -m 0750 -o "$owner" -g "$group" "$settings"
    install -d -m 0700 -o "$owner" "$settings/credentials"
    local its=$name
    [ -z "$prefix" ] || its=$owner
    install -d -m 0755 "$prefix/var/lib" "$prefix/var/log"
    install -d -m 0700 -o "$its" -g "$group" "$state" "$logs"
}

create_settings() {
    local sample=$program/appsettings.sample.json secret
    [ -f "$sample" ] || sample=$here/../../appsettings.sample.json
    install -m 0640 -o "$owner" -g "$group" "$sample" "$settings/appsettings.sample.json"
    if [ ! -e "$settings/appsettings.json" ]; then
        install -m 0640 -o "$owner" -g "$group" "$sample" "$settings/appsettings.json"
        echo "Wrote $settings/appsettings.json: set at least Telegram:OwnerId in it."
    fi
    for secret in "${secrets[@]}"; do
        if [ ! -e "$settings/credentials/$secret" ]; then
            install -m 0600 -o "$owner" /dev/null "$settings/credentials/$secret"
        fi
    done
    if [ ! -s "$settings/credentials/telegram-bot-token" ]; then
        echo "Put the bot's token into $settings/credentials/telegram-bot-token; other secrets lie beside it."
    fi
}

# Out of a folder, and none where an older build brought none. What somebody switched off stays off.
install_units() {
    local from=$1 unit fresh=()
    install -d -m 0755 "$units"
    for unit in "$from/$name"*.service "$from/$name"*.timer; do
        [ -f "$unit" ] || continue
        [ -e "$units/$(basename "$unit")" ] || fresh+=("$(basename "$unit")")
        install -m 0644 "$unit" "$units/$(basename "$unit")"
    done
    # Longer rests from restart to restart, which older systemd does not know.
    local major=0
    if runs_systemd; then major=$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p'); fi
    rm -rf "$units/$name.service.d/back-off.conf"
    if [ "${major:-0}" -ge 254 ]; then
        install -d -m 0755 "$units/$name.service.d"
        printf '[Service]\nRestartSteps=6\nRestartMaxDelaySec=10min\n' >"$units/$name.service.d/back-off.conf"
    fi
    systemd daemon-reload
    for unit in "${fresh[@]}"; do
        case $unit in
            *.timer) systemd enable --now "$unit" ;;
            "$name.service") systemd enable "$unit" ;;
        esac
    done
}

# The command `chattrader`, unless somebody has another one there.
install_command() {
    if [ -e "$command" ] && ! grep -q "$name.service" "$command"; then
        echo "$command is not ours and stays; ours is $here/command.sh"
        return 0
    fi
    install -d -m 0755 "$(dirname "$command")"
    install -m 0755 "$here/command.sh" "$command"
}

# What the program takes from the system.
advise() {
    local lacking=()
    [ -s "$prefix/etc/ssl/certs/ca-certificates.crt" ] || lacking+=(ca-certificates)
    compgen -G "$prefix/usr/lib/*/libssl.so.*" >/dev/null || lacking+=(libssl3)
    compgen -G "$prefix/usr/lib/*/libsqlite3.so.0" >/dev/null || lacking+=(libsqlite3-0)
    compgen -G "$prefix/usr/lib/*/librsvg-2.so.2" >/dev/null || lacking+=(librsvg2-2)
    find -L "$prefix/usr/share/fonts" \( -name 'Nanum*' -o -name 'NotoSansCJK*' \) -print -quit 2>/dev/null | grep -q . ||
        lacking+=(fonts-nanum)
    [ ${#lacking[@]} -eq 0 ] || echo "Without these it works less well or not at all: apt install ${lacking[*]}"
}

install_all() {
    source=${source:-$(cd "$here/../.." && pwd)}
    [ -f "$source/$name" ] || fail "'$source' holds no published build: there is no file '$name' in it"
    [ -n "$prefix" ] || [ "$(id -u)" -eq 0 ] || fail "must be run as root"
    source=$(cd "$source" && pwd)
    [ "$source" != "$program" ] || fail "'$source' is the installed program itself"
    create_user
    copy_program
    stop
    swap_program
    create_folders
    create_settings
    install_units "$here"
    install_command
    start
    rm -rf "$program.old"
    advise
    echo "Installed version $version."
    [ "$was_running" = yes ] || echo "Look what is missing: $name doctor; start it: systemctl start $name"
}

uninstall() {
    [ -n "$prefix" ] || [ "$(id -u)" -eq 0 ] || fail "must be run as root"
    local unit
    for unit in "$units/$name"*.timer "$units/$name"*.service; do
        [ -e "$unit" ] || continue
        systemd disable --now "$(basename "$unit")" || true
        rm -f "$unit"
    done
    rm -rf "$units/$name.service.d/back-off.conf" "$program" "$program.new" "$program.old"
    rmdir "$units/$name.service.d" 2>/dev/null || true
    if [ -e "$command" ] && grep -q "$name.service" "$command"; then rm -f "$command"; fi
    systemd daemon-reload
    echo "Uninstalled. Kept: $settings, $state, $logs and the user $name; remove them by hand when you are sure."
}

if [ "$action" = uninstall ]; then
    uninstall
else
    install_all
fi
