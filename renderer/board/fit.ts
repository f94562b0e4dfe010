import { cutName } from './name.ts';
import { widthOf } from './letters.ts';

/** What wants to be on a card. */
export interface Wanted {
  readonly surname: string;
  readonly name: string;
  /** Only where the visit begins between two lines of the scale. */
  readonly time: string | null;
  /** How many marks there are, the most important first. */
  readonly marks: number;
  /** The red corner of what needs a person. */
  readonly corner: boolean;
  /** Lines of text that the card is high enough for. */
  readonly lines: number;
  /** The card's outer width in pixels. */
  readonly width: number;
}

/** What finds room on it. */
export interface Fit {
  /** With its comma; cut in its middle, or empty. */
  readonly first: string;
  readonly time: boolean;
  readonly marks: number;
  /** The surname is set a little smaller and closer. */
  readonly tight: boolean;
  /** Lines that the surname takes. */
  readonly surnameLines: 1 | 2;
  /** There is a line for the service. */
  readonly what: boolean;
  /** So narrow that the marks lie under the name. */
  readonly narrow: boolean;
}

const size = 13;
/** What letters take, with a little for what the table rounds away. */
const reckoned = size * 1.02;
/** 12 px and a tracking of -0.02 em, against about 0.6 em a letter. */
const tightSize = 12 * 0.965;
/** Borders and the air on both sides. */
const edges = 14;
/** A mark and the air before it. */
export const markPx = 17;
const cornerPx = 17;
const afterTime = 5;
/** All figures are as wide as a nought there. */
const timeSize = 12;
/** Below this width a card shares its column with others, and nothing stands beside the surname. */
const narrowPx = 96;
/** Less of a first name than this says nothing. */
const leastFirst = 44;

/**
 * What of a visit finds room on its card. The surname comes first: for it give way, in this order, the first name, the
 * service, the time, the marks but for the most important, and the size; only then is its end cut, by the style sheet.
 */
export function fit(wanted: Wanted): Fit {
  const { surname, lines, width } = wanted;
  const narrow = width < narrowPx;
  const corner = wanted.corner && !narrow ? cornerPx : 0;
  const room = width - edges - corner;
  const beside = narrow ? 0 : wanted.marks;
  const time =
    wanted.time === null || narrow
      ? 0
      : (widthOf(wanted.time.replace(/\d/g, '0')) / 1000) * timeSize + afterTime;
  const needs = (px: number): number => (widthOf(surname) / 1000) * px;
  const onOne = { first: '', tight: false, surnameLines: 1, narrow } as const;
  const what = lines >= 2 && !(narrow && wanted.marks > 0 && lines < 3);
  const mayWrap = lines >= 2 && (lines >= 3 || !narrow || wanted.marks === 0);
  const fewest = Math.min(beside, 1);
  /** What is said to be beside a surname in a narrow lane stands under it, if there is a line. */
  const shownMarks = (count: number): number => (!narrow ? count : lines < 2 ? 0 : wanted.marks);

  /** From all to little; the first into which the surname goes is taken. */
  const steps = [
    { time, marks: beside, px: reckoned },
    ...(time > 0 ? [{ time: 0, marks: beside, px: reckoned }] : []),
    ...range(beside - 1, 1).map((marks) => ({ time: 0, marks, px: reckoned })),
    { time: 0, marks: fewest, px: tightSize },
  ];
  for (const [index, step] of steps.entries()) {
    const left = room - step.time - step.marks * markPx;
    const common = { time: step.time > 0, marks: shownMarks(step.marks), tight: step.px < reckoned };
    if (needs(step.px) <= left) {
      const first = index === 0 ? firstIn(wanted.name, left - needs(reckoned)) : '';
      return { ...onOne, ...common, first, what };
    }
    if (mayWrap && inTwoLines(surname, step.px, left, left + step.time)) {
      return { ...onOne, ...common, surnameLines: 2, what: lines >= 3 };
    }
  }
  const least = { time: false, marks: shownMarks(fewest), tight: true };
  if (mayWrap) return { ...onOne, ...least, surnameLines: 2, what: lines >= 3 };
  return { ...onOne, ...least, what };
}

/** Whole numbers downwards, both ends included. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}

/** Whether a surname stands in two lines, broken where words part. */
function inTwoLines(surname: string, px: number, first: number, second: number): boolean {
  const parts = surname.split(/(?<=[\s-])/);
  const px1000 = px / 1000;
  let line = 0;
  let left = first;
  for (const [index, part] of parts.entries()) {
    if (widthOf(part.trimEnd()) * px1000 > left) {
      line += 1;
      left = second;
      if (index === 0 || line > 1 || widthOf(part.trimEnd()) * px1000 > left) return false;
    }
    left -= widthOf(part) * px1000;
  }
  return true;
}

/** As much of a first name as stands in a room: all of it, or its head and its last letters, or nothing. */
function firstIn(name: string, room: number): string {
  if (name === '') return '';
  const px = (text: string): number => (widthOf(text) / 1000) * reckoned;
  const whole = `, ${name}`;
  if (px(whole) <= room) return whole;
  const { head, tail } = cutName(name);
  if (tail === '' || room < leastFirst) return '';
  const letters = Array.from(head);
  for (let count = letters.length - 1; count >= 2; count--) {
    const cut = `, ${letters.slice(0, count).join('').trimEnd()}…${tail}`;
    if (px(cut) <= room) return cut;
  }
  return '';
}
