/**
 * How wide text is without asking the browser: a full day has hundreds of names, and each question would cost a layout.
 * Advance widths of Inter at the weight of a surname, in thousandths of the font size; lighter text is never wider by much.
 * Where the table is wrong (another font, another script) the style sheet's ellipsis still shows that something is cut.
 */
const byWidth: Readonly<Record<number, string>> = {
  250: ' ',
  270: 'iıjlłI',
  325: ".,:;'’|",
  360: 't()/',
  400: 'fr',
  470: '-–1',
  555: 's',
  580: 'xkzcaJL',
  600: 'yvEF7eŁ',
  625: 'hnuobpdqøđgS25',
  660: 'PBTRZ03689+',
  675: '4ß',
  725: 'AVYXDKCĐ',
  745: 'HUGN',
  775: 'OQØ',
  910: 'mM',
  850: 'w',
  1000: 'W…œæÆŒ',
};

const widths = new Map<string, number>(
  Object.entries(byWidth).flatMap(([width, letters]) =>
    Array.from(letters, (letter): [string, number] => [letter, Number(width)]),
  ),
);

/** Letters that are not in the table are taken to be as wide as a wide one: rather too little text than a cut one. */
const unknown = 780;

const known = new Map<string, number>();
const mostKnown = 20_000;

/**
 * The width of a text, in thousandths of its font size. Accents add nothing.
 * @param text any script; only Latin letters are known exactly
 */
export function widthOf(text: string): number {
  const before = known.get(text);
  if (before !== undefined) return before;
  let sum = 0;
  for (const letter of text.normalize('NFD').replace(accents, '')) sum += widths.get(letter) ?? unknown;
  // Begun anew when it is full: what filled it are the names of days that nobody looks at any more.
  if (known.size >= mostKnown) known.clear();
  known.set(text, sum);
  return sum;
}

const accents = /\p{M}/gu;
