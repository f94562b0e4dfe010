import type { DayLine, DoctorDay } from './dayList.ts';

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
  readonly time: (at: number) => string;
  /** How a visit stands; empty where nothing has to be said. */
  readonly state: (line: DayLine) => string;
}

/**
 * The day as a page for paper, one sheet or more for each doctor. Black on white, without a script and without anything that
 * would have to be fetched; every text of a stranger's is escaped.
 */
export function dayPage(doctors: readonly DoctorDay[], words: PageWords): string {
  const body =
    doctors.length === 0
      ? `<section><h1>${escape(words.day)}</h1><p>${escape(words.nobody)}</p></section>`
      : doctors.map((doctor) => sectionOf(doctor, words)).join('');
  return `<!doctype html><html lang="${escape(words.lang)}"><head><meta charset="utf-8"><title>${escape(words.title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function sectionOf({ doctor, facility, specialization, lines }: DoctorDay, words: PageWords): string {
  const under = [specialization, facility].filter((part) => part !== '').join(' · ');
  const heads = words.heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('');
  // In the table's head, which each sheet begins with: the second one of a long day says whose it is, too.
  const header = `<header><div><h1>${escape(doctor)}</h1><p>${escape(under)}</p></div><div class="day"><strong>${escape(words.day)}</strong><p>${escape(words.count(lines.length))}</p></div></header>`;
  return `<section><table><thead><tr><td class="whose" colspan="5">${header}</td></tr><tr>${heads}</tr></thead><tbody>${lines.map((line) => rowOf(line, words)).join('')}</tbody></table><footer>${escape(words.foot)}</footer></section>`;
}

function rowOf(line: DayLine, words: PageWords): string {
  const note = [words.state(line), line.comment].filter((part) => part !== '').join(' – ');
  const cells = [
    `<td class="time">${escape(words.time(line.start))}–${escape(words.time(line.end))}</td>`,
    `<td><strong>${escape(line.surname)}</strong> ${escape(line.name)}</td>`,
    `<td class="phone">${escape(line.phone)}</td>`,
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
body { margin: 0; color: #000; background: #fff; font: 9.5pt/1.35 Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
section + section { break-before: page; }
header { display: flex; justify-content: space-between; gap: 12mm; padding-bottom: 3mm; border-bottom: 1.5pt solid #000; }
h1 { margin: 0; font-size: 16pt; line-height: 20pt; }
p { margin: 1mm 0 0; color: #444; }
.day { flex: none; text-align: right; }
.day strong { display: block; font-size: 12pt; line-height: 20pt; }
table { width: 100%; border-bottom: 0.5pt solid #999; border-collapse: collapse; }
thead { display: table-header-group; }
th { padding: 2.5mm 4mm 1mm 0; color: #444; font-size: 8pt; font-weight: 600; text-align: left; white-space: nowrap; }
th:nth-child(2) { width: 27%; }
th:nth-child(4) { width: 24%; }
th:nth-child(5) { width: 30%; }
td { padding: 1.4mm 4mm 1.4mm 0; border-top: 0.5pt solid #bbb; vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
.whose { padding: 0; border: 0; }
tr { break-inside: avoid; }
.time, .phone { white-space: nowrap; }
.off td { color: #666; text-decoration: line-through; }
footer { margin-top: 3mm; color: #595959; font-size: 8pt; break-before: avoid; }
`;
