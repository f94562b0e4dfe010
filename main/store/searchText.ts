/** Letters that do not come apart into a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

/** Small letters without marks, words parted by one space: `Łoś-Żak, Ann` → `los zak ann`. */
export function searchWords(name: string): string {
  return (
    name
      .normalize('NFD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      // Lower-casing a dotted capital I leaves a mark behind.
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[łđøıßæœþð]/g, (letter) => plain[letter] ?? letter)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** The digits of a phone number: `+48 600-100-200` → `48600100200`. */
export function phoneDigits(phone: string): string {
  return phone.replaceAll(/\D+/g, '');
}
