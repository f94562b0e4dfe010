import { requests, type RequestName, type RequestOf } from '#shared/contract/contract.ts';
import type { MappingRow, MappingView, WantedMapping } from '#shared/contract/mapping.ts';
import { mappingKinds, type MappingKind } from '#shared/domain/mapping/mapping.ts';

/** What is mapped in a scene, which main would keep: it changes as it is asked to. */
export type PlayedRows = Partial<Readonly<Record<MappingKind, readonly MappingRow[]>>>;

/** Answers of a mapping that begins with these rows. */
export class PlayedMapping {
  #rows: PlayedRows;

  constructor(rows: PlayedRows) {
    this.#rows = rows;
  }

  view(kind: MappingKind): MappingView {
    const counts = Object.fromEntries(
      mappingKinds.map((one) => {
        const rows = this.#rows[one] ?? [];
        return [
          one,
          {
            all: rows.length,
            withoutCode: rows.filter(({ code }) => code === null).length,
            changed: rows.filter(({ news }) => news !== null).length,
          },
        ];
      }),
    ) as MappingView['counts'];
    return { kind, rows: [...(this.#rows[kind] ?? [])], counts };
  }

  answer(name: RequestName, request: unknown): unknown {
    switch (name) {
      case 'mapping.set': {
        const { kind, wanted } = requests['mapping.set'].request.parse(request);
        return this.#change(kind, [wanted]);
      }
      case 'mapping.setMany': {
        const { kind, wanted } = requests['mapping.setMany'].request.parse(request);
        return this.#change(kind, wanted);
      }
      case 'mapping.arrange': {
        const { kind, ids } = requests['mapping.arrange'].request.parse(request);
        this.#put(kind, (rows) => rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
        return this.view(kind);
      }
      case 'mapping.match':
        return this.#match(requests['mapping.match'].request.parse(request));
      case 'mapping.settle': {
        const { kind, ids } = requests['mapping.settle'].request.parse(request);
        this.#put(kind, (rows) => rows.map((row) => (ids.includes(row.id) ? { ...row, news: null } : row)));
        return this.view(kind);
      }
      case 'mapping.export':
        return 'done';
      case 'mapping.preview':
        return { kind: 'changes', changes: [], all: 0, ground: '' };
      case 'mapping.apply':
        return { kind: 'applied', count: 1 };
      default:
        return this.view(requests['mapping.get'].request.parse(request).kind);
    }
  }

  #change(kind: MappingKind, wanted: readonly WantedMapping[]): unknown {
    const taken = wanted.find(({ change }) => change.name === 'Taken');
    if (taken !== undefined) return { kind: 'taken', id: taken.id };
    this.#put(kind, (rows) =>
      rows.map((row) => {
        const change = wanted.find(({ id }) => id === row.id)?.change;
        if (change === undefined) return row;
        const { name, code, ...looks } = change;
        return {
          ...row,
          ...(name === undefined ? {} : { name: name === '' ? null : name }),
          ...(code === undefined ? {} : { code: code === '' ? null : code }),
          ...(looks.colour === undefined ? {} : { colour: looks.colour }),
          ...(looks.hidden === undefined ? {} : { hidden: looks.hidden }),
        };
      }),
    );
    return { kind: 'set', view: this.view(kind) };
  }

  #match({ kind, from, to }: RequestOf<'mapping.match'>): unknown {
    const gone = this.#rows[kind]?.find(({ id }) => id === from);
    if (gone?.name === 'Over others') return { kind: 'hasHours', view: this.view(kind) };
    const code = gone?.code ?? null;
    const hours = gone?.name === 'With hours' ? { addressId: to, missing: ['Ultrasound scan'] } : null;
    this.#put(kind, (rows) =>
      rows.filter(({ id }) => id !== from).map((row) => (row.id === to ? { ...row, code, news: null } : row)),
    );
    return { kind: 'matched', hours, view: this.view(kind) };
  }

  #put(kind: MappingKind, change: (rows: readonly MappingRow[]) => readonly MappingRow[]): void {
    this.#rows = { ...this.#rows, [kind]: change(this.#rows[kind] ?? []) };
  }
}

const plain = { name: null, code: null, colour: 0, hidden: false, news: null } as const;
const doctors = [
  'Maria Nowak',
  'Ewa Zielińska',
  'João Ferreira',
  'Piotr Dąbrowski',
  'Jürgen Müller',
  'Deniz Öztürk',
];
const places = [
  'ul. Łąkowa 12',
  'Online',
  'Poradnia Specjalistyczna dla Dzieci i Młodzieży, al. Solidarności 145',
];
const entries = ['Consultation', 'Follow-up visit after treatment', 'Ultrasound scan', 'Vaccination'];

const calendar = (index: number): MappingRow => ({
  ...plain,
  id: String(300_001 + index),
  vendorName: doctors[index % doctors.length] ?? '',
  belongsTo: `${places[index % places.length] ?? ''} · Przychodnia Zdrowie`,
  colour: index % 12,
  code: index % 3 === 0 ? null : `GAB-${String(index).padStart(2, '0')}`,
  name: index === 1 ? 'Zielińska (wideo)' : null,
  hidden: index === 4,
});

/** What a doctor has left behind, with all of their calendars. */
const wholeDoctor = {
  calendars: 3,
  visits: { count: 41, first: '2026-12-03', last: '2027-02-14' },
  hours: 'draft',
  daysOff: 0,
  breaks: 1,
  decisions: 0,
  services: 12,
} as const;

/** A clinic with something of everything: its own names, what is new, renamed and gone. @param count of calendars */
export function mappedClinic(count: number): PlayedRows {
  const address = Array.from({ length: count }, (_, index): MappingRow => calendar(index));
  const fresh: MappingRow = { ...calendar(2), id: '300901', code: null, news: { kind: 'new' } };
  const changed = address.map((row, index): MappingRow => {
    if (index === 3) return { ...row, news: { kind: 'renamed', from: 'Piotr Dabrowski' } };
    if (index !== 2) return row;
    const { id, vendorName, belongsTo } = fresh;
    const left = {
      calendars: 0,
      visits: { count: 12, first: '2026-12-03', last: '2027-02-14' },
      hours: 'inForce',
      daysOff: 2,
      breaks: 3,
      decisions: 1,
      services: 4,
    } as const;
    const matches = [{ id, vendorName, belongsTo }];
    return { ...row, code: 'GAB-02', news: { kind: 'vanished', matches, left } };
  });
  return {
    facility: [{ ...plain, id: '1001', vendorName: 'Przychodnia Zdrowie', belongsTo: '', code: 'PZ' }],
    doctor: doctors.map((vendorName, index) => ({
      ...plain,
      id: String(200_001 + index),
      vendorName,
      belongsTo: 'Przychodnia Zdrowie',
      news: index === 3 ? { kind: 'vanished', matches: [], left: wholeDoctor } : null,
    })),
    address: [...changed, fresh],
    service: entries.map((vendorName, index) => ({
      ...plain,
      id: String(500 + index),
      vendorName,
      belongsTo: '',
    })),
    addressService: Array.from({ length: count * 4 }, (_, index) => ({
      ...plain,
      id: String(400_001 + index),
      vendorName: entries[index % entries.length] ?? '',
      belongsTo: `${doctors[index % doctors.length] ?? ''} · ${places[index % 3] ?? ''}`,
    })),
  };
}
