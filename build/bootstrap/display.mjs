import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inForeground } from './command.mjs';

/** Large enough for a whole day of eight doctors. */
const screen = '-screen 0 1680x1050x24 -nolisten tcp';

/** @param {NodeJS.ProcessEnv} [env] */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);

/**
 * A message bus whose own chatter about the services it starts is not heard; what the command says still is (by 3).
 */
const withBus = 'exec dbus-run-session -- "$@" 3>&2 2>/dev/null';

/**
 * Runs the command beside a keychain that opens without a question and goes with it. The keychain's own files and socket go
 * into $1, never into the user's. Left to itself it would outlive the bus, and hold the streams that it inherited.
 */
const withKeychain = `
set -u
room=$1; shift
printf '\\n' | XDG_DATA_HOME="$room" XDG_RUNTIME_DIR="$room" gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 3>&- &
keychain=$!
trap 'kill $keychain 2>/dev/null' EXIT
for _ in $(seq 100); do
  dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 3>&- | grep -q true && break
  sleep 0.05
done
"$@" 2>&3 3>&-`;

/**
 * The command line that runs a command on a screen of its own (Xvfb) with a message bus and a keychain of its own.
 * @param {readonly string[]} command @param {string} room an empty folder for the keychain
 * @returns {string[]}
 */
export const ownDesk = (command, room) => [
  ...['xvfb-run', '--auto-servernum', `--server-args=${screen}`],
  ...['sh', '-c', withBus, 'frontdesk', 'sh', '-c', withKeychain, 'frontdesk', room, ...command],
];

/**
 * Runs a command on a screen, bus and keychain of its own on Linux, where no real one must be there or be touched;
 * elsewhere as it is.
 * @param {readonly string[]} command @param {{ env: NodeJS.ProcessEnv, cwd: string, output?: number, givesWay?: boolean }} options
 * @returns {Promise<number>} its exit code
 */
export const onOwnDesk = async (command, options) => {
  if (process.platform !== 'linux') return inForeground(command[0] ?? '', command.slice(1), options);
  const room = mkdtempSync(join(tmpdir(), 'frontdesk-room-'));
  try {
    const [file = '', ...args] = ownDesk(command, room);
    return await inForeground(file, args, { ...options, env: withoutScreen(options.env), asGroup: true });
  } finally {
    rmSync(room, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

/**
 * A Wayland screen would be preferred to ours, and the user's keychain to ours.
 * @param {NodeJS.ProcessEnv} env
 */
const withoutScreen = (env) => {
  const { WAYLAND_DISPLAY, DBUS_SESSION_BUS_ADDRESS, GNOME_KEYRING_CONTROL, ...rest } = env;
  return rest;
};
