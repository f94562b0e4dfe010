import { afterAll, beforeAll, expect } from 'vitest';
import type { PracticeSize } from '../../../main/practice/generate/sizes.ts';
import { launchDesk, type LaunchedDesk } from './launch.ts';
import { pictureOnFailure } from './pictures.ts';
import { type Practice, startPractice } from './practice.ts';
import { connect } from './steps.ts';

export interface OpenDesk {
  readonly practice: Practice;
  readonly desk: LaunchedDesk;
  /** Ends the desk and starts it again on what it left. @param meanwhile what happens while no desk runs */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
}

export interface OpenDeskOptions {
  readonly world?: PracticeSize;
  /** What the clinic has done before the desk sees it for the first time. */
  readonly before?: (practice: Practice) => Promise<void>;
}

/**
 * A desk in its window, in English, connected to a practice clinic of its own, for all tests of the file that calls this; both
 * are there from its first own hook to its end. A test that fails leaves a picture, and in the end nothing in the page may have
 * failed or broken its policy.
 */
export function openDesk({ world = 'small', before }: OpenDeskOptions = {}): OpenDesk {
  let practice: Practice | null = null;
  let desk: LaunchedDesk | null = null;
  const complaints: string[] = [];
  const launch = (profile?: string): Promise<LaunchedDesk> =>
    launchDesk({
      args: ['--language=en', `--practice-port=${theirs.port}`],
      ...(profile === undefined ? {} : { profile }),
    });
  const theirs = standIn(() => practice);
  const ours = standIn(() => desk);

  beforeAll(async () => {
    practice = await startPractice(world);
    await before?.(practice);
    desk = await launch();
    await connect(desk, practice);
  });
  afterAll(async () => {
    complaints.push(...(desk?.complaints ?? []));
    await desk?.close();
    await practice?.stop();
    expect(complaints, 'what the page complained of').toEqual([]);
  });
  pictureOnFailure(() => desk);

  return {
    practice: theirs,
    desk: ours,
    async restart(meanwhile) {
      const { profile } = ours;
      complaints.push(...ours.complaints);
      await ours.close('keepProfile');
      await meanwhile?.();
      desk = await launch(profile);
    },
  };
}

/** Stands for what a hook makes later, and makes anew in a restart: a file has one name for it all the time. */
function standIn<T extends object>(made: () => T | null): T {
  return new Proxy({} as T, {
    get(_, key): unknown {
      const it = made();
      if (it === null) throw new Error('The desk is not open yet.');
      return Reflect.get(it, key);
    },
  });
}
