#!/usr/bin/env bash
# The command `chattrader` of a machine on which it is installed. For root it does what the service would do: as its
# user, with its configuration, its secrets and its folders. For everybody else it is the bare program.
set -euo pipefail

readonly program=/opt/chattrader/chattrader
[ "$(id -u)" -eq 0 ] || exec "$program" "$@"

# What the unit and its drop-ins say of it; systemd-run does not know the short names of folders.
taken='User|Group|UMask|WorkingDirectory|EnvironmentFile|Environment|LoadCredential|SetCredential'
# The doctor sees the disk as the service does; others may write where their user may.
[ "${1:-}" != doctor ] || taken+='|ProtectSystem|ReadWritePaths|(State|Logs)Directory(Mode)?'
unit=$(systemctl cat chattrader.service)
mapfile -t properties < <(
    sed -nE "s,%S,/var/lib,g; s,%L,/var/log,g; s/^($taken)=/--property=&/p" <<<"$unit"
)
exec systemd-run --quiet --collect --wait --pty --pipe --service-type=exec "${properties[@]}" -- "$program" "$@"
