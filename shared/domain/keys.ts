/**
 * The keys of the desk: each has a name, the key it begins with, and where it holds. What it does is bound by whoever does
 * it (`renderer/keys/useKey.ts`); what it is called stands in the messages (`desk.keys.name`). To add one, add it here and there.
 *
 * A key is written as a person reads it: `P`, `/`, `Mod+Z`, `Alt+ArrowLeft`. `Mod` is Cmd on a Mac, Ctrl elsewhere. What a
 * sign needs to be typed (Shift for `?`) belongs to the sign, because keyboards differ in it.
 */
export const keyTable = {
  next: { key: 'P', place: 'visit' },
  noShow: { key: 'A', place: 'visit' },
  back: { key: 'B', place: 'visit' },
  confirm: { key: 'C', place: 'visit' },
  move: { key: 'M', place: 'visit' },
  cancel: { key: 'X', place: 'visit' },
  newVisit: { key: 'N', place: 'board' },
  nextFree: { key: 'F', place: 'board' },
  freeFor: { key: 'V', place: 'board' },
  newBreak: { key: 'R', place: 'board' },
  dayHours: { key: 'H', place: 'board' },
  away: { key: 'W', place: 'board' },
  viewDay: { key: '1', place: 'board' },
  viewArrivals: { key: '2', place: 'board' },
  viewEndOfDay: { key: '3', place: 'board' },
  viewWeek: { key: '4', place: 'board' },
  viewHours: { key: '5', place: 'board' },
  facilities: { key: 'G', place: 'board' },
  today: { key: 'T', place: 'board' },
  previousDay: { key: 'Alt+ArrowLeft', place: 'board' },
  nextDay: { key: 'Alt+ArrowRight', place: 'board' },
  search: { key: '/', place: 'desk' },
  palette: { key: 'Mod+K', place: 'desk' },
  undo: { key: 'Mod+Z', place: 'desk' },
  staff: { key: 'S', place: 'desk' },
  lock: { key: 'Mod+L', place: 'desk' },
  help: { key: '?', place: 'desk' },
} as const satisfies Record<string, { readonly key: Chord; readonly place: KeyPlace }>;

/** A key with what is held down beside it. */
export type Chord = string;
/** `visit`: the visit that is open or has the focus · `board`: the day · `desk`: wherever no field takes it. */
export type KeyPlace = 'visit' | 'board' | 'desk';
export type KeyName = keyof typeof keyTable;

export const keyPlaces = ['visit', 'board', 'desk'] as const satisfies readonly KeyPlace[];
export const keyNames = Object.keys(keyTable) as readonly KeyName[] as readonly [KeyName, ...KeyName[]];

/** Keys that are not changed: the same in every program, or the menu's (`main/shell/menu.ts`), which hold in fields too. */
export const fixedKeys = {
  walk: { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], place: 'board' },
  ends: { keys: ['Home', 'End'], place: 'board' },
  open: { keys: ['Enter'], place: 'board' },
  settle: { keys: ['Mod+Enter'], place: 'board' },
  close: { keys: ['Escape'], place: 'desk' },
  menuDays: { keys: ['Mod+T', 'Mod+PageUp', 'Mod+PageDown'], place: 'desk' },
  menuPrint: { keys: ['Mod+P'], place: 'desk' },
  menuSettings: { keys: ['Mod+,'], place: 'desk' },
  menuZoom: { keys: ['Mod++', 'Mod+-', 'Mod+0'], place: 'desk' },
} as const satisfies Record<string, { readonly keys: readonly Chord[]; readonly place: KeyPlace }>;
export type FixedKeyName = keyof typeof fixedKeys;
export const fixedKeyNames = Object.keys(fixedKeys) as readonly FixedKeyName[];

/** How a chord is written. */
export const chordPattern =
  /^(Mod\+)?(Alt\+)?(Shift\+)?([^\s+]|\+|F\d{1,2}|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete)$/u;

/** What fields, the menu, walking and the system need for themselves. */
const reserved: ReadonlySet<Chord> = new Set([
  ...Object.values(fixedKeys).flatMap(({ keys }) => keys as readonly Chord[]),
  ...['A', 'C', 'V', 'X', 'Y', 'Q', 'W', 'M', 'H', '='].map((key) => `Mod+${key}`),
  ...['Delete', 'Insert', 'PageUp', 'PageDown', 'F11', 'Alt+F4'],
]);

/** Whether a key may be given to something. */
export const isReserved = (chord: Chord): boolean => reserved.has(chord) || !chordPattern.test(chord);

/** Keys that a person has chosen; what is not in it has the key of the table. */
export type OwnKeys = Readonly<Partial<Record<KeyName, Chord | undefined>>>;

/** The key of a name now. */
export const keyOf = (name: KeyName, own: OwnKeys): Chord => own[name] ?? keyTable[name].key;

/** What a key stands for now; `null`: nothing. What somebody chose comes before a newer version's table. */
export const nameOfKey = (chord: Chord, own: OwnKeys): KeyName | null =>
  keyNames.find((name) => own[name] === chord) ?? keyNames.find((name) => keyOf(name, own) === chord) ?? null;

/** The own keys after one is given to a name; if another has it, that one takes the old key in exchange. */
export function withKey(own: OwnKeys, name: KeyName, chord: Chord): Partial<Record<KeyName, Chord>> {
  const other = nameOfKey(chord, own);
  const swapped = other === null || other === name ? {} : { [other]: keyOf(name, own) };
  const all = { ...own, ...swapped, [name]: chord };
  return Object.fromEntries(Object.entries(all).filter(([of, key]) => key !== keyTable[of as KeyName].key));
}
