import { ofSession, right, troubled, unknown, wrong, type Check } from './check.ts';

/** This computer: the file, the keychain, the disk, which Frontdesk on which system, and where its log lies. */

const gigabyte = 1024 ** 3;
const megabyte = 1024 ** 2;
/** A year of a large clinic, its log and a copy of it fit into so much. Bytes. */
const enoughRoom = gigabyte;

export const checkStore: Check = (checked) =>
  checked.damage === null
    ? ofSession(() => right('fileOpen'))(checked)
    : wrong('fileDamaged', { detail: checked.damage });

export const checkUnreadable: Check = ofSession(({ store }) => {
  const count = store.unreadable.count();
  const said = { params: { count }, detail: String(count) };
  return count === 0 ? right('unreadable', said) : wrong('unreadable', said);
});

export const checkKeychain: Check = async ({ parts: { secrets } }) => {
  const answer = await secrets.get('diagnostics');
  return answer.ok
    ? right('keychainThere')
    : troubled({ kind: answer.error, until: null, params: {}, details: answer.error });
};

export const checkDisk: Check = async ({ parts: { computer } }) => {
  const free = await computer.freeBytes();
  if (free === null) return unknown('diskUnknown');
  const megabytes = Math.floor(free / megabyte);
  const detail = `${megabytes} MB free`;
  return free < enoughRoom
    ? wrong('diskLow', { params: { megabytes }, detail })
    : right('diskFree', { params: { gigabytes: Math.floor(free / gigabyte) }, detail });
};

export const checkVersion: Check = ({ parts: { info } }) => {
  const { version, electron, chromium } = info;
  return right('version', {
    params: { version, electron, chromium },
    detail: `${version}, electron ${electron}, chromium ${chromium}`,
  });
};

const systems = { win32: 'Windows', darwin: 'macOS', linux: 'Linux', other: '?' } as const;

export const checkSystem: Check = ({ parts: { info, computer } }) => {
  const release = computer.release();
  return right('system', {
    params: { system: systems[info.platform], release },
    detail: `${info.platform} ${release}`,
  });
};

/** The folder has the name of whoever is signed in: it is shown, and not in the report. */
export const checkLogs: Check = async ({ parts: { computer } }) => {
  const { folder, isWritable } = await computer.logs();
  const said = { params: { folder } };
  return isWritable ? right('logsKept', said) : wrong('logsNotKept', said);
};
