import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log, LogFields } from '#shared/ports.ts';
import { redact } from './redact.ts';

/** One old file is kept beside the new one: two days of a busy desk, and nothing that fills a disk. */
const bytesPerFile = 2 * 1024 * 1024;

/**
 * The desk's log: one JSON object for each fact, in `desk.log` of the given folder. It holds what the caller sends as
 * fields, redacted, and nothing else. Writing never fails the caller.
 */
export function createLog(folder: string): Log {
  const log = electronLog.create({ logId: folder });
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => join(folder, 'desk.log');
  log.transports.file.maxSize = bytesPerFile;
  log.transports.file.format = '{text}';
  const line = (level: string, event: string, fields: LogFields = {}): string =>
    JSON.stringify({ time: new Date().toISOString(), level, event, ...redact(fields) });
  return {
    info: (event, fields) => {
      log.info(line('info', event, fields));
    },
    warn: (event, fields) => {
      log.warn(line('warn', event, fields));
    },
    error: (event, fields) => {
      log.error(line('error', event, fields));
    },
  };
}
