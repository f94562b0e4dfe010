import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EpochMs } from '#shared/time/zone.ts';
import { asideEnds, asideMark } from './setAside.ts';

/** A copy of a damaged file that lies beside the one at work (setAside.ts), with all that belongs to it. */
export interface KeptCopy {
  /** Without its folder. */
  readonly name: string;
  /** When the damage was found. */
  readonly at: EpochMs;
  /** Of all its parts. */
  readonly bytes: number;
}

/** The copies beside a file. They hold patients, and nothing deletes them but a person. */
export interface KeptCopies {
  /** The latest first. @throws the system's error where the folder cannot be read */
  all(): readonly KeptCopy[];
  /**
   * Deletes one, with all its parts.
   * @returns false: there is no such copy
   * @throws the system's error where a part cannot be deleted; what is left is still listed
   */
  remove(name: string): boolean;
}

const stamp = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?$/;

/** @param file the one at work */
export function keptCopies(file: string): KeptCopies {
  const folder = dirname(file);
  const prefix = `${basename(file)}${asideMark}`;

  /** Also what a crash has left of a copy is one: a log alone holds patients, too. */
  function all(): readonly KeptCopy[] {
    const names = readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(0, name.length - endOf(name).length));
    return [...new Set(names)]
      .flatMap((name) => {
        const at = timeOf(name.slice(prefix.length));
        return at === null ? [] : [{ name, at, bytes: bytesOf(join(folder, name)) }];
      })
      .toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  }

  return {
    all,
    remove(name) {
      // Only what is listed: a name is somebody else's word, and could lead anywhere.
      if (!all().some((copy) => copy.name === name)) return false;
      for (const end of asideEnds) rmSync(join(folder, name + end), { force: true });
      return true;
    },
  };
}

const endOf = (name: string): string => asideEnds.find((end) => end !== '' && name.endsWith(end)) ?? '';

const bytesOf = (path: string): number =>
  asideEnds.reduce((sum, end) => sum + (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0), 0);

function timeOf(text: string): EpochMs | null {
  const found = stamp.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
