import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chance, fork, intBetween, seededRandom } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import { fileOf } from '../../main/compose/profiles.ts';
import { startClinic, type ClinicHost } from './clinicHost.ts';
import { differences } from './copy.ts';
import { nodeDesk, type DeskKind, type DeskProcess } from './deskProcess.ts';
import { readEvidence } from './evidence.ts';
import { createLedger, type Entry, type Ledger } from './ledger.ts';
import type { DeskConfig, Up } from './messages.ts';
import { createReceptionist, type Receptionist } from './receptionist.ts';
import { createTrouble, type Trouble } from './trouble.ts';
import { verdictOf, type Tally } from './verdict.ts';

/** What came of one desk that was killed again and again. */
export interface Report {
  readonly seed: number;
  readonly kills: number;
  readonly decisions: number;
  readonly acknowledged: number;
  /** Asked when the desk died: in the file afterwards, and not. */
  readonly recorded: number;
  readonly never: number;
  readonly tally: Tally;
  readonly faults: Readonly<Record<string, number>>;
  /** What broke, in sentences; empty is what is wanted. */
  readonly wrong: readonly string[];
}

interface Machine {
  readonly kind: DeskKind;
  readonly host: ClinicHost;
  readonly config: DeskConfig;
  readonly file: string;
  readonly ledger: Ledger;
  readonly people: Receptionist;
  readonly trouble: Trouble;
  readonly random: Random;
  readonly wrong: string[];
}

/** Runs one desk on one file through `kills` deaths, and looks at what is left of its decisions. */
export async function crashRun(
  seed: number,
  kills: number,
  tell: (line: string) => void,
  kind: DeskKind = nodeDesk,
): Promise<Report> {
  const random = seededRandom(seed);
  const host = await startClinic(seed);
  const base = mkdtempSync(join(tmpdir(), 'frontdesk-crash-'));
  const { id, secret } = host.clinic.world.client;
  const folder = join(base, 'desk');
  const config: DeskConfig = {
    folder,
    port: host.port,
    credentials: { clientId: id, secret },
    key: Buffer.from(Array.from({ length: 32 }, () => intBetween(random, 0, 255))).toString('hex'),
    undoMs: intBetween(random, 50, 300),
    pollMs: 200,
    seed,
  };
  const ledger = createLedger();
  const people = createReceptionist(host.clinic, ledger, fork(random), String(seed));
  const machine: Machine = {
    kind,
    host,
    config,
    file: fileOf(folder, { kind: 'practicePort', port: host.port }),
    ledger,
    people,
    trouble: createTrouble(host.clinic, people, fork(random)),
    random,
    wrong: [],
  };
  try {
    await kind.prepare(config);
    for (let death = 1; death <= kills; death += 1) {
      if (chance(random, 0.5)) machine.trouble.change();
      await live(machine, death);
      if (death % 10 === 0) tell(`seed ${seed}: ${death} kills, ${ledger.entries.length} decisions`);
    }
    const tally = await rest(machine);
    const count = (outcome: Entry['outcome']): number =>
      ledger.entries.filter((entry) => entry.outcome === outcome).length;
    return {
      seed,
      kills,
      decisions: ledger.entries.length,
      acknowledged: count('acknowledged'),
      recorded: count('recorded'),
      never: count('never'),
      tally,
      faults: Object.fromEntries(host.clinic.faults.struck),
      wrong: machine.wrong,
    };
  } finally {
    await host.close();
    if (machine.wrong.length === 0) rmSync(base, { recursive: true, force: true });
    else tell(`seed ${seed}: what is left of it is kept in ${base}, key ${config.key}`);
  }
}

/** One life of the desk: from its start to a SIGKILL, and a look at the file that it left. */
async function live(machine: Machine, death: number): Promise<void> {
  const { random, kind } = machine;
  const desk = kind.start({ ...machine.config, seed: machine.config.seed * 1_000 + death });
  const how = intBetween(random, 1, 100);
  if (how <= 12) await sleep(intBetween(random, 30, kind.startMs));
  else if ((await opened(machine, desk)) === null)
    machine.wrong.push(`death ${death}: the desk ended by itself`);
  else {
    const decisions = intBetween(random, 1, 5);
    for (let count = 0; count < decisions; count += 1) {
      await decide(machine, desk);
      if (chance(random, 0.5)) await sleep(intBetween(random, 0, 150));
    }
    if (how <= 35) await sleep(intBetween(random, 0, 400));
    else if (how <= 55) await sleep(intBetween(random, 0, 1_500));
    else if (how <= 65) await sleep(intBetween(random, 1_500, 4_000));
    // In the middle of a decision: nobody will know whether it was taken, until the file is looked at.
    else if (how <= 85) void decide(machine, desk).then(() => undefined);
    if (how > 65 && how <= 85) await sleep(intBetween(random, 0, 12));
  }
  await desk.kill();
  look(machine, desk, `death ${death}`);
}

/**
 * Waits until the desk is open. One that was never set up cannot be while the line is down, and nobody can do anything at it:
 * the line comes back before long.
 */
async function opened({ host, kind }: Machine, desk: DeskProcess): Promise<Up | null> {
  const later = setTimeout(() => void (host.clinic.lineUp = true), 3 * kind.startMs);
  try {
    return await desk.up;
  } finally {
    clearTimeout(later);
  }
}

async function decide({ random, people, ledger, trouble }: Machine, desk: DeskProcess): Promise<void> {
  const entry = chance(random, 0.12) ? people.regret() : null;
  if (entry !== null && entry.intentId !== null) {
    entry.undo = 'asked';
    const undone = await desk.ask({ kind: 'undo', intentId: entry.intentId });
    if (undone?.kind === 'undo') entry.undo = undone.result === 'undone' ? 'done' : 'no';
    return;
  }
  const next = people.next();
  if (next === null) return;
  const asked = ledger.add(next.visit, next.wish);
  const reply = await desk.ask({ kind: 'decide', wish: next.wish });
  if (reply === null) return;
  asked.outcome =
    reply.kind === 'acknowledged' ? 'acknowledged' : reply.kind === 'settled' ? 'settled' : 'declined';
  if (reply.kind === 'acknowledged') {
    asked.intentId = reply.intentId;
    if (chance(random, 0.12)) trouble.meddle(asked);
  } else if (reply.kind === 'declined' && reply.why.startsWith('thrown')) {
    throw new Error(reply.why);
  }
}

function look({ file, config, ledger, wrong }: Machine, desk: DeskProcess, when: string): void {
  wrong.push(...ledger.compare(readEvidence(file, config.key)).map((one) => `${when}: ${one}`));
  for (const { level, event, fields } of desk.logs) {
    if (level === 'error') wrong.push(`${when}: ${event} ${fields}`);
    if (/Wymy|Zofia|\+48/.test(fields)) wrong.push(`${when}: a patient's name in the log: ${event}`);
  }
}

/** Lets everything come to rest, and compares the clinic, the file and the memory of the receptionist. */
async function rest(machine: Machine): Promise<Tally> {
  const { kind, trouble, config, wrong, ledger, host, file } = machine;
  trouble.end();
  // Slower, since this life can be long: the client has a budget of its own.
  const desk = kind.start({ ...config, pollMs: 600 });
  await desk.up;
  const end = Date.now() + kind.restMs;
  for (;;) {
    const status = await desk.ask({ kind: 'status' });
    if (status?.kind === 'status' && status.waiting === 0) break;
    if (Date.now() > end) {
      wrong.push(`not at rest after ${kind.restMs} ms: ${JSON.stringify(status)}`);
      break;
    }
    await sleep(100);
  }
  let apart: string[];
  do {
    await sleep(200);
    apart = differences({ file, key: config.key }, host.clinic, ledger, trouble.patientsAt);
  } while (apart.length > 0 && Date.now() < end);
  wrong.push(...apart);
  await desk.stop();
  look(machine, desk, 'at rest');
  const evidence = readEvidence(file, config.key);
  if (evidence === null) {
    wrong.push('the file is gone');
    return { confirmed: 0, refused: 0, undone: 0, superseded: 0 };
  }
  const { world } = host.clinic;
  const verdict = verdictOf({
    world,
    arrived: host.arrived,
    evidence,
    entries: ledger.entries,
    disputed: trouble.disputed,
  });
  wrong.push(...verdict.wrong);
  return verdict.tally;
}
