"""Why the walls cannot be had on a machine, and what its administrator can do about it."""

import os
from pathlib import Path

APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
DEBIAN = Path("/proc/sys/kernel/unprivileged_userns_clone")
NAMESPACES = Path("/proc/sys/user/max_user_namespaces")
CONTAINERS = (Path("/.dockerenv"), Path("/run/.containerenv"))
REFUSED = ("namespace", "not permitted", "Permission denied", "No permissions")

CURES = {
    "apparmor": "AppArmor forbids user namespaces to unprivileged programs (Ubuntu 24.04 and "
    "later); allow them to bubblewrap: install the profile "
    "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict with `apparmor_parser -r`, or set "
    "`sysctl kernel.apparmor_restrict_unprivileged_userns=0`",
    "debian": "user namespaces are switched off; set `sysctl kernel.unprivileged_userns_clone=1`",
    "none": "no user namespaces are allowed; set `sysctl user.max_user_namespaces=10000`",
    "container": "the container's own seccomp profile forbids namespaces; start it with "
    "`--security-opt seccomp=unconfined --security-opt systempaths=unconfined`",
}


def cause(message):
    """Return the likely cause and its cure in one line, beginning with what bubblewrap said."""
    if not any(word in message for word in REFUSED):
        return message
    cure = CURES.get(obstacle())
    return f"{message}; {cure}" if cure else message


def obstacle():
    """Name what stands against user namespaces on this machine: a key of `CURES`, or None."""
    root = os.geteuid() == 0
    if _text(NAMESPACES) == "0":
        return "none"
    if _text(DEBIAN) == "0" and not root:
        return "debian"
    if any(path.exists() for path in CONTAINERS):
        return "container"
    if _text(APPARMOR) == "1":
        return "apparmor"
    return None


def _text(path):
    try:
        return path.read_text().strip()
    except OSError:
        return None
