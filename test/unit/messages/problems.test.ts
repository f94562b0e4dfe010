import { expect, it } from 'vitest';
import { createTranslator } from '#shared/messages/translator.ts';
import { languages, textsOf } from './catalogue.ts';
import { problemKinds } from '#shared/domain/problem.ts';

/* Each thing that can go wrong has a title and a sentence of its own, in every language, that says what to do. */
it.each(languages)(
  '%s has a title and a sentence for each kind of problem, and no two are the same',
  (language) => {
    const t = createTranslator(language);
    const titles = problemKinds.map((kind) => t(`problem.${kind}.title`));
    const sentences = problemKinds.map((kind) =>
      t(`problem.${kind}.text`, { minutes: 7, what: 'hours', who: 'Anna Lis' }),
    );
    expect(new Set(titles).size).toBe(problemKinds.length);
    expect(new Set(sentences).size).toBe(problemKinds.length);
    for (const title of titles) expect(title).not.toMatch(/[.!]$/);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  },
);

it('counts the minutes of a wrong clock in each language', () => {
  const said = languages.map((language) =>
    createTranslator(language)('problem.clockWrong.text', { minutes: 12 }),
  );
  for (const sentence of said) expect(sentence).toContain('12');
});

it('never says that something went wrong without saying what, and never shows a code', () => {
  for (const [key, text] of textsOf('en')) {
    expect(text, key).not.toMatch(/something went wrong|oops|error code|\b[45]\d\d\b|exception/i);
  }
});
