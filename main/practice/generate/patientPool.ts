import type { Random } from '#shared/ports.ts';
import { chance, intBetween } from '#shared/random.ts';
import type { Patient } from '../world.ts';
import type { LocalePack, Speciality } from './locales/pack.ts';
import { makePerson, type Person } from './people.ts';
import { clienteleOf, type Clientele } from './specialities.ts';

const regularsShare = 0.62;
const beforeOurTime = 30;

/** The patients of one calendar: regulars come again and again, on different days; others come for the first time. */
export class PatientPool {
  readonly #random: Random;
  readonly #pack: LocalePack;
  readonly #clientele: Clientele;
  readonly #now: number;
  readonly #known: { readonly person: Person; lastOffset: number }[];

  constructor(random: Random, pack: LocalePack, speciality: Speciality, now: number) {
    this.#random = random;
    this.#pack = pack;
    this.#clientele = clienteleOf(speciality);
    this.#now = now;
    this.#known = Array.from({ length: beforeOurTime }, () => ({
      person: this.#make(),
      lastOffset: -Infinity,
    }));
  }

  /** Who comes next. Ask in the order of the visits. @param offset the visit's day, in days from today */
  next(offset: number): Patient {
    if (chance(this.#random, regularsShare)) {
      // The last two hundred: people stop coming, and the pool of a year stays small enough to meet somebody again.
      const regular =
        this.#known[
          this.#known.length - 1 - intBetween(this.#random, 0, Math.min(200, this.#known.length) - 1)
        ];
      if (regular !== undefined && regular.lastOffset < offset) {
        regular.lastOffset = offset;
        return regular.person.returning;
      }
    }
    const person = this.#make();
    this.#known.push({ person, lastOffset: offset });
    return person.first;
  }

  #make(): Person {
    return makePerson(this.#random, this.#pack, this.#clientele, this.#now);
  }
}
