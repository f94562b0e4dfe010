import type { DayLine, DoctorDay } from './dayList.ts';
import { inSteps, type Steps } from '../steps.ts';

/** The words of a printed day, in the desk's language. */
export interface PageWords {
  readonly lang: string;
  readonly title: string;
  /** The day in full. */
  readonly day: string;
  readonly heads: readonly [time: string, patient: string, phone: string, service: string, note: string];
  readonly count: (count: number) => string;
  readonly nobody: string;
  /** When and by whom. */
  readonly foot: string;
  /** By the clock of that zone. */
  readonly time: (at: number, timeZone: string) => string;
  /** How a visit stands; empty where nothing has to be said. */
  readonly state: (line: DayLine) => string;
}

/**
 * The day as a page for paper, one sheet or more for each doctor. Black on white, without a script and without anything that
 * would have to be fetched; every text of a stranger's is escaped. A step for some of the doctors.
 */
export function* dayPage(doctors: readonly DoctorDay[], words: PageWords): Steps<string> {
  const body =
    doctors.length === 0
      ? `<section><h1>${escape(words.day)}</h1><p>${escape(words.nobody)}</p></section>`
      : (yield* inSteps(doctors, (some) => some.map((doctor) => sectionOf(doctor, words)))).join('');
  return `<!doctype html><html lang="${escape(words.lang)}"><head><meta charset="utf-8"><title>${escape(words.title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function sectionOf(
  { doctor, facility, specialization, timeZone, lines }: DoctorDay,
  words: PageWords,
): string {
  const under = [specialization, facility].filter((part) => part !== '').join(' · ');
  const heads = words.heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('');
  // In the table's head, which each sheet begins with: the second one of a long day says whose it is, too.
  const header = `<header><div><h1>${escape(doctor)}</h1><p>${escape(under)}</p></div><div class="day"><strong>${escape(words.day)}</strong><p>${escape(words.count(lines.length))}</p></div></header>`;
  return `<section><table><colgroup>${'<col>'.repeat(5)}</colgroup><thead><tr><td class="whose" colspan="5">${header}</td></tr><tr>${heads}</tr></thead><tbody>${lines.map((line) => rowOf(line, timeZone, words)).join('')}</tbody></table><footer>${escape(words.foot)}</footer></section>`;
}

function rowOf(line: DayLine, timeZone: string, words: PageWords): string {
  const note = [words.state(line), line.comment].filter((part) => part !== '').join(' – ');
  const cells = [
    `<td>${escape(words.time(line.start, timeZone))}–${escape(words.time(line.end, timeZone))}</td>`,
    `<td><strong>${escape(line.surname)}</strong> ${escape(line.name)}</td>`,
    `<td>${escape(line.phone)}</td>`,
    `<td>${escape(line.service)}</td>`,
    `<td>${escape(note)}</td>`,
  ];
  return `<tr${line.state === 'cancelled' ? ' class="off"' : ''}>${cells.join('')}</tr>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
@page { size: A4; margin: 14mm 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; color: #000; background: #fff; font: 9.5pt/1.35 Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
section + section { break-before: page; }
header { display: flex; justify-content: space-between; gap: 8mm; padding-bottom: 3mm; border-bottom: 1.5pt solid #000; }
header > div { min-width: 0; }
h1 { margin: 0; font-size: 16pt; line-height: 20pt; }
p { margin: 1mm 0 0; color: #444; }
.day { flex: none; max-width: 50%; text-align: right; }
.day strong { display: block; font-size: 12pt; line-height: 20pt; }
table { width: 100%; table-layout: fixed; border-bottom: 0.5pt solid #999; border-collapse: collapse; }
thead { display: table-header-group; }
th { padding: 2.5mm 4mm 1mm 0; color: #444; font-size: 8pt; font-weight: 600; text-align: left; }
col:nth-child(1) { width: 15%; }
col:nth-child(2) { width: 25%; }
col:nth-child(3) { width: 16%; }
col:nth-child(4) { width: 19%; }
td { padding: 1.4mm 4mm 1.4mm 0; border-top: 0.5pt solid #bbb; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
.whose { padding: 0; border: 0; }
tr { break-inside: avoid; }
.off td { color: #666; text-decoration: line-through; }
footer { margin-top: 3mm; color: #595959; font-size: 8pt; break-before: avoid; }
`;
