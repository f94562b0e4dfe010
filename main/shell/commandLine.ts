import { z } from 'zod';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';

const port = z.coerce.number().int().min(1).max(65_535);
/** `de:4712,cz:4713` */
const portsByCountry = z
  .preprocess(
    (text) =>
      String(text)
        .split(',')
        .map((one) => one.split(':')),
    z.array(z.tuple([z.enum(marketplaceLocales), port])).max(20),
  )
  .transform((pairs) => new Map(pairs));

/** What can be asked of the desk when it is started. */
const commandLine = z.object({
  /** A folder for all that this desk keeps, instead of the user's own. */
  profile: z.string().min(1),
  /** Opens on a practice clinic of this size, run inside the desk. */
  practice: z.enum(['small', 'clinic', 'hospital', 'empty']),
  /** Opens on a practice clinic that runs elsewhere on this machine. */
  'practice-port': port,
  /** Others for further clinics beside that one, by country. */
  'practice-ports': portsByCountry,
  /** The marketplace that the practice clinic plays. */
  locale: z.enum(marketplaceLocales),
  /** The language of the screens, for this start only. */
  language: z.enum([...uiLanguages, 'pseudo']),
  /** Writes a picture of the window when today is shown, prints where, and quits. */
  screenshot: z.string().min(1),
});

type Name = keyof typeof commandLine.shape;

/** Options as understood; one that was not given is absent. */
type Given = z.infer<typeof commandLine>;
export type CommandLine = { readonly [N in Name]?: Given[N] };

export interface ParsedCommandLine {
  readonly options: CommandLine;
  /** Names (never values) of what was not understood, for the log. */
  readonly ignored: readonly string[];
}

/**
 * Reads `--name=value` arguments. Unknown names and values that make no sense are ignored and reported, never an error:
 * Chromium's own switches come on the same line.
 * @param args the arguments without the program's name
 */
export function parseCommandLine(args: readonly string[]): ParsedCommandLine {
  let options: CommandLine = {};
  const ignored: string[] = [];
  for (const arg of args) {
    const { name, value } = split(arg);
    const read = isName(name) ? commandLine.shape[name].safeParse(value) : null;
    if (read?.success === true) options = { ...options, [name]: read.data };
    else ignored.push(name);
  }
  return { options, ignored };
}

function split(arg: string): { name: string; value: string | null } {
  const match = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(arg);
  // A bare word may be a file name, and so a person's.
  if (match?.[1] === undefined) return { name: '(word)', value: null };
  return { name: match[1], value: match[2] ?? null };
}

function isName(name: string): name is Name {
  return Object.hasOwn(commandLine.shape, name);
}
