import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutants, type Mutant } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');
const most = Number(process.argv[2] ?? 500);
/** A part of the name of those to try. */
const only = process.argv[3];

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The program with one bug more, in a folder of its own. */
function withBug({ name, changes }: Mutant): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-mutant-'));
  for (const part of ['main', 'shared', 'renderer', 'test/sim', 'test/support', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, from, to } of changes) {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    if (source.split(from).length !== 2)
      throw new Error(`${name}: ${file} does not hold its text exactly once`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
  }
  return folder;
}

/** @returns the last line of the simulation with this bug: `caught SEED what`, or `survived` */
function simulate(folder: string, { triedOn }: Mutant): Promise<string> {
  return new Promise((done) => {
    const play =
      triedOn === 'large'
        ? ['test/sim/large/cli.ts', '--hours', '2', '--seeds', '3']
        : ['test/sim/cli.ts', '--seeds', String(most), ...(triedOn === 'hours' ? ['--hours'] : [])];
    const child = spawn(process.execPath, [...play, '--brief'], { cwd: folder });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.on('close', () =>
      done(
        out
          .trim()
          .split('\n')
          .find((line) => /^(caught|survived)/.test(line)) ?? `failed: ${out.slice(0, 300)}`,
      ),
    );
  });
}

let survived = 0;
say('| bug | found at seed | as |');
say('|---|---|---|');
for (const mutant of mutants) {
  if (only !== undefined && !mutant.name.includes(only)) continue;
  const folder = withBug(mutant);
  try {
    const line = await simulate(folder, mutant);
    const caught = /^caught (\d+) (.*)/.exec(line);
    if (caught === null) survived += 1;
    say(
      `| ${mutant.name} | ${caught?.[1] ?? line} | ${(caught?.[2] ?? '').slice(0, 90).replaceAll('|', '/')} |`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
say(survived === 0 ? 'All were found.' : `${survived} survived.`);
process.exit(survived === 0 ? 0 : 1);
