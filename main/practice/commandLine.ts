import { parseArgs } from 'node:util';
import { marketplaceLocales, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { practiceSizes, type PracticeSize } from './generate/sizes.ts';
import { isPushUrl } from './push.ts';

/** What `npm run practice` was asked to do. */
export interface PracticeOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly locale: MarketplaceLocale;
  readonly size: PracticeSize;
  readonly seed: number;
  /** Epoch ms: where the clinic's clock begins. `null`: it is the machine's. */
  readonly now: number | null;
  readonly patients: boolean;
  readonly panel: boolean;
  readonly wholeDictionary: boolean;
  readonly push: string | null;
  /** One line for programs in place of the text for people. */
  readonly json: boolean;
}

export type ReadArguments =
  | { readonly kind: 'run'; readonly options: PracticeOptions }
  | { readonly kind: 'help' }
  /** The sentence says what to write instead. */
  | { readonly kind: 'wrong'; readonly sentence: string };

export const help = `Starts a practice clinic: the remote API played on this machine.

  npm run practice -- [options]

  --port N           port on 127.0.0.1 (default 8080; 0: any free one)
  --locale CODE      marketplace: ${marketplaceLocales.join(', ')} (default pl)
  --size SIZE        ${practiceSizes.join(', ')} (default clinic)
  --seed N           the same seed invents the same clinic (default 1)
  --now TIME         its clock begins then, as 2026-11-23T10:00+01:00 (default: the machine's clock)
  --whole-dictionary ten thousand services and thousands of insurers to choose from
  --quiet-doctors    doctors edit nothing in their own panel
  --quiet-patients   nothing happens by itself
  --push URL         also pushes events there (https, or http on this machine)
  --json             prints one line of JSON: port, clientId, secret
  --help             this text
`;

/** Reads the arguments after the program's name. Wrong ones come back as a sentence, never as an exception. */
export function readArguments(args: readonly string[]): ReadArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '8080' },
        locale: { type: 'string', default: 'pl' },
        size: { type: 'string', default: 'clinic' },
        seed: { type: 'string', default: '1' },
        now: { type: 'string' },
        'quiet-patients': { type: 'boolean', default: false },
        'quiet-doctors': { type: 'boolean', default: false },
        'whole-dictionary': { type: 'boolean', default: false },
        push: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: 'wrong', sentence: `${error.message.split('. ')[0] ?? error.message}.` };
  }
  if (values.help) return { kind: 'help' };
  const port = wholeNumber(values.port, 65_535);
  if (port === null) return wrong('--port', 'a number from 0 to 65535', values.port);
  const seed = wholeNumber(values.seed, Number.MAX_SAFE_INTEGER);
  if (seed === null) return wrong('--seed', 'a whole number that is not negative', values.seed);
  const locale = marketplaceLocales.find((candidate) => candidate === values.locale);
  if (locale === undefined)
    return wrong('--locale', `one of ${marketplaceLocales.join(', ')}`, values.locale);
  const size = practiceSizes.find((candidate) => candidate === values.size);
  if (size === undefined) return wrong('--size', `one of ${practiceSizes.join(', ')}`, values.size);
  const now = values.now === undefined ? null : instant(values.now);
  if (Number.isNaN(now)) return wrong('--now', 'a time as 2026-11-23T10:00+01:00', values.now ?? '');
  const push = values.push ?? null;
  if (push !== null && !isPushUrl(push))
    return wrong('--push', 'an https address, or an http one on this machine', push);
  const patients = !values['quiet-patients'];
  const panel = patients && !values['quiet-doctors'];
  const wholeDictionary = values['whole-dictionary'];
  const { json } = values;
  return {
    kind: 'run',
    options: { port, locale, size, seed, now, patients, panel, wholeDictionary, push, json },
  };
}

function wrong(option: string, wanted: string, given: string): ReadArguments {
  return { kind: 'wrong', sentence: `${option} takes ${wanted}, not "${given}".` };
}

/** @returns epoch ms, or `NaN` for what names no moment: without an offset it would be another one on each machine */
function instant(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

function wholeNumber(text: string, most: number): number | null {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number <= most ? number : null;
}
