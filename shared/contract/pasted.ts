import { z } from 'zod';
import { asTyped, sentenceAsTyped } from '../domain/pasted.ts';

/** What people type or paste into a field of one line: names, numbers, keys. */
export const pasted = z.string().overwrite(asTyped);

/** What they write to other people; emoji stay whole. */
export const pastedSentence = z.string().overwrite(sentenceAsTyped);
