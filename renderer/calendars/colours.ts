/** The doctors' colours of the design language (`--doctor-0` …), in their order, by the names that stand in the messages. */
export const colourNames = [
  'blue',
  'brick',
  'green',
  'purple',
  'amber',
  'rose',
  'teal',
  'indigo',
  'olive',
  'brown',
  'magenta',
  'slate',
] as const;

/** @param colour 0 to 11 */
export const colourName = (colour: number): (typeof colourNames)[number] => colourNames[colour] ?? 'slate';
