import { help, readArguments, type PracticeOptions } from './commandLine.ts';
import { launchPractice, type Launched } from './launch.ts';
import { realClock, realClockFrom } from './ports.ts';

/** `npm run practice`: a practice clinic alone on a port, for trying any client on it. */
async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2));
  switch (read.kind) {
    case 'help':
      console.log(help);
      return 0;
    case 'wrong':
      console.error(`${read.sentence}\nTry --help.`);
      return 2;
    case 'run':
      return run(read.options);
  }
}

async function run(options: PracticeOptions): Promise<number> {
  // Listens before it says that it is open: a program may end it in the same moment.
  const end = interrupted();
  let practice;
  try {
    const clock = options.now === null ? realClock : realClockFrom(options.now);
    practice = await launchPractice({ ...options, now: clock.now(), clock });
  } catch (error) {
    const sentence = sentenceOf(error, options.port);
    if (sentence === null) throw error;
    console.error(sentence);
    return 1;
  }
  const { port, clientId, secret } = practice;
  console.log(options.json ? JSON.stringify({ port, clientId, secret }) : introduction(options, practice));
  await end;
  await practice.stop();
  if (!options.json) console.log('The practice clinic is closed.');
  return 0;
}

/** Ctrl-C, or a polite kill. A second one ends the process at once, as Node does by itself. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function introduction({ locale, size, seed, patients }: PracticeOptions, practice: Launched): string {
  const { port, clientId, secret } = practice;
  const origin = `http://127.0.0.1:${port}`;
  return `Practice clinic: ${size}, ${locale}, seed ${seed}; ${patients ? 'patients book, move and cancel' : 'patients are quiet'}.

  API            ${origin}/api/v3/integration
  client id      ${clientId}
  client secret  ${secret}

A token (keep it for as long as expires_in says):

  curl -u ${clientId}:${secret} -A curl -d grant_type=client_credentials -d scope=integration ${origin}/oauth/v2/token

Then:

  curl -H "Authorization: Bearer TOKEN" -A curl ${origin}/api/v3/integration/facilities

Ctrl-C closes it.`;
}

/** What to do about a port that cannot be had; `null` for anything else, which is a bug. */
function sentenceOf(error: unknown, port: number): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another with --port, or --port 0 for any free one.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023 with --port.`;
  return null;
}

process.exitCode = await main();
