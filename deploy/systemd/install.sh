#!/usr/bin/env bash
# Installs a published build as a service. It can be run again to update; configuration is never overwritten.
#
#   dotnet publish Bot.Host -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o publish
#   sudo deploy/systemd/install.sh publish
#   sudo deploy/systemd/install.sh --uninstall      (keeps configuration, data and logs)
set -euo pipefail

readonly program=/opt/chattrader
readonly settings=/etc/chattrader
readonly unit=/etc/systemd/system/chattrader.service
readonly name=chattrader
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() { echo "install.sh: $*" >&2; exit 1; }

# Nothing is started or stopped on a machine that systemd does not run, e.g. while an image is built.
systemd() { if [ -d /run/systemd/system ]; then systemctl "$@"; fi; }

uninstall() {
    systemd disable --now "$name.service" 2>/dev/null || true
    rm -f "$unit"
    rm -rf "$program" "$program.new" "$program.old"
    systemd daemon-reload
    echo "Uninstalled. $settings, /var/lib/$name and /var/log/$name are kept; remove them by hand when you are sure."
}

create_user() {
    getent group "$name" >/dev/null || groupadd --system "$name"
    getent passwd "$name" >/dev/null || useradd --system --gid "$name" --home-dir "/var/lib/$name" --no-create-home \
        --shell /usr/sbin/nologin "$name"
}

copy_program() {
    rm -rf "$program.new" "$program.old"
    mkdir -p "$program.new"
    cp -R "$1/." "$program.new/"
    # What a build folder may hold of somebody's own does not belong to a program.
    rm -rf "$program.new/appsettings.json" "$program.new/.env" "$program.new/data" "$program.new/logs"
    chown -R root:root "$program.new"
    chmod -R u=rwX,go=rX "$program.new"
    chmod 0755 "$program.new/$name"
    if [ -d "$program" ]; then mv "$program" "$program.old"; fi
    mv "$program.new" "$program"
    rm -rf "$program.old"
}

create_settings() {
    install -d -m 0750 -o root -g "$name" "$settings"
    install -m 0644 -o root -g root "$here/../../appsettings.sample.json" "$settings/appsettings.sample.json"
    if [ ! -e "$settings/appsettings.json" ]; then
        install -m 0640 -o root -g "$name" "$here/../../appsettings.sample.json" "$settings/appsettings.json"
        echo "Wrote $settings/appsettings.json; fill in at least Telegram:BotToken and Telegram:OwnerId."
    fi
}

[ "$(id -u)" -eq 0 ] || fail "must be run as root"
[ $# -eq 1 ] || fail "usage: install.sh FOLDER_OF_A_PUBLISHED_BUILD | --uninstall"
if [ "$1" = --uninstall ]; then
    uninstall
    exit 0
fi

[ -f "$1/$name" ] || fail "'$1' holds no published build: there is no file '$name' in it"
create_user
copy_program "$1"
create_settings
install -m 0644 -o root -g root "$here/chattrader.service" "$unit"
systemd daemon-reload
systemd enable "$name.service"
systemd try-restart "$name.service"
compgen -G '/usr/lib/*/librsvg-2.so.2' >/dev/null ||
    echo "There is no librsvg, so charts come without a picture: apt install librsvg2-2 fonts-nanum"
echo "Installed. Start it: systemctl start $name; watch it: journalctl -fu $name"
