import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pasted, pastedSentence } from '#shared/contract/pasted.ts';
import { requests } from '#shared/contract/contract.ts';
import { asTyped, sentenceAsTyped } from '#shared/domain/pasted.ts';

/* What is pasted brings signs along that nobody sees. They never reach what is compared, sent or kept; emoji stay whole. */
const ranges: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
const unseen = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
);
const emoji = ['👩‍⚕️', '❤️', 'نمی‌خواهم'];

it('takes away each sign that nobody sees, wherever it stands, and nothing else', () => {
  expect(unseen).toHaveLength(1 + 5 + 5 + 1 + 4 + 16 + 1);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('A', 'ł', ' ', '7', '+', '-', "'")),
      fc.array(fc.constantFrom(...unseen)),
      (seen, hidden) => {
        const text = seen.map((sign, index) => `${sign}${hidden[index] ?? ''}`).join('');
        expect(asTyped(text)).toBe(seen.join(''));
        expect(sentenceAsTyped(text).replaceAll(/[\u200C\u200D\uFE0F]/g, '')).toBe(seen.join(''));
      },
    ),
  );
});

it('keeps what holds emoji and words together in what people write, and nowhere else', () => {
  for (const text of emoji) {
    expect(sentenceAsTyped(`\u202A${text}\uFEFF`)).toBe(text);
    expect(asTyped(text)).not.toBe(text);
  }
});

it('makes a wide plus an ordinary one', () => {
  expect(['＋48 600', '﹢48', '⁺48'].map(asTyped)).toEqual(['+48 600', '+48', '+48']);
});

it('holds at the door, whoever asks', () => {
  expect(pasted.trim().min(1).safeParse('\u200B \uFEFF').success).toBe(false);
  expect(pastedSentence.parse('\u2066ok ❤️\u2069')).toBe('ok ❤️');
  const decision = requests['visits.decide'].request.parse({
    ...{ kind: 'book', addressId: 'a', start: 1, duration: 20, addressServiceId: 's' },
    patient: {
      ...{
        name: 'An\u00ADna',
        surname: '\u202ALis\u202C',
        phone: '＋48\u200B600100200',
        email: 'a@b.pl\uFEFF',
      },
      ...{ birthDate: null, nin: '\u20607', gender: null },
    },
    comment: '\u200Eok 👩‍⚕️',
  });
  expect(decision).toMatchObject({
    patient: { name: 'Anna', surname: 'Lis', phone: '+48600100200', email: 'a@b.pl', nin: '7' },
    comment: 'ok 👩‍⚕️',
  });
  expect(
    requests['connection.test'].request.parse({ locale: 'pl', clientId: 'id\u200B', secret: '\uFEFFkey' }),
  ).toMatchObject({
    clientId: 'id',
    secret: 'key',
  });
  expect(requests['search.patients'].request.parse({ query: '\u202Alis' })).toEqual({ query: 'lis' });
});
