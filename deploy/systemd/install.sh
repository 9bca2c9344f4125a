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
    rm -rf "$program.new"
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
    rm -rf "$program.old"
    if [ -d "$program" ]; then mv "$program" "$program.old"; fi
    mv "$program.new" "$program"
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

install_units() {
    local unit
    install -d -m 0755 "$units"
    for unit in "$here/$name"*.service "$here/$name"*.timer; do
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
    systemd enable "$name.service"
    for unit in "$here/$name"*.timer; do systemd enable --now "$(basename "$unit")"; done
}

# What does not come up is taken back.
restart() {
    runs_systemd && systemctl is-active --quiet "$name.service" || return 0
    if ! systemctl restart "$name.service"; then
        if [ -d "$program.old" ]; then
            rm -rf "$program"
            mv "$program.old" "$program"
            systemctl restart "$name.service" || true
            fail "version $version did not come up; the one before runs again. See journalctl -u $name"
        fi
        fail "version $version did not come up. See journalctl -u $name"
    fi
    echo "Restarted."
}

install_all() {
    source=${source:-$(cd "$here/../.." && pwd)}
    [ -f "$source/$name" ] || fail "'$source' holds no published build: there is no file '$name' in it"
    [ -n "$prefix" ] || [ "$(id -u)" -eq 0 ] || fail "must be run as root"
    source=$(cd "$source" && pwd)
    [ "$source" != "$program" ] || fail "'$source' is the installed program itself"
    create_user
    copy_program
    swap_program
    create_folders
    create_settings
    install_units
    restart
    rm -rf "$program.old"
    compgen -G '/usr/lib/*/librsvg-2.so.2' >/dev/null ||
        echo "There is no librsvg, so charts come without a picture: apt install librsvg2-2 fonts-nanum"
    echo "Installed version $version. Start it: systemctl start $name; look: systemctl status $name"
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
    systemd daemon-reload
    echo "Uninstalled. Kept: $settings, $state, $logs and the user $name; remove them by hand when you are sure."
}

if [ "$action" = uninstall ]; then
    uninstall
else
    install_all
fi
