import type { Random } from '#shared/ports.ts';
import { chance, intBetween, pick, pickEarly } from '#shared/random.ts';
import type { Patient } from '../world.ts';
import type { LocalePack, NamePack } from './locales/pack.ts';
import type { Clientele } from './specialities.ts';
import { fillPattern, slug } from './text.ts';
import { dayMs } from '#shared/time/durations.ts';

export interface FullName {
  readonly name: string;
  readonly surname: string;
  readonly gender: 'm' | 'f';
}

/** A person with two faces for the vendor: on the first visit and on every later one. */
export interface Person {
  readonly first: Patient;
  readonly returning: Patient;
}

/** An invented name as people of the marketplace's country have them. */
export function makeName(random: Random, pack: NamePack, womenShare: number): FullName {
  const gender = chance(random, womenShare) ? 'f' : 'm';
  return {
    gender,
    name: pickEarly(random, gender === 'f' ? pack.female : pack.male),
    surname: makeSurname(random, pack, gender),
  };
}

function makeSurname(random: Random, pack: NamePack, gender: 'm' | 'f'): string {
  if (chance(random, 0.07)) return asBorneBy(pick(random, pack.rareSurnames), gender);
  const one = asBorneBy(pickEarly(random, pack.surnames), gender);
  if (!chance(random, pack.double.share)) return one;
  const two = asBorneBy(pick(random, pack.surnames), gender);
  return one === two ? one : one + pack.double.joint + two;
}

function asBorneBy(surname: string, gender: 'm' | 'f'): string {
  const [female = surname, male = female] = surname.split('/');
  return gender === 'f' ? female : male;
}

/** An invented patient. Fields that patients often leave out are sometimes left out. @param now epoch ms, for the age */
export function makePerson(random: Random, pack: LocalePack, clientele: Clientele, now: number): Person {
  const { name, surname, gender } = makeName(random, pack, clientele.womenShare);
  const birthDate = makeBirthDate(random, clientele.ages, now);
  const mail = `${slug(name)}.${slug(surname)}${chance(random, 0.3) ? String(intBetween(random, 1, 99)) : ''}`;
  const first: Patient = {
    name,
    surname,
    gender: chance(random, 0.85) ? gender : null,
    email: chance(random, 0.82)
      ? `${mail}@${pick(random, ['example.com', 'example.org', 'mail.example'])}`
      : null,
    phone: chance(random, 0.97) ? fillPattern(random, pickEarly(random, pack.phones)) : null,
    birthDate: chance(random, 0.7) ? birthDate : null,
    nin: chance(random, 0.35) ? fillPattern(random, pack.nin, { birthDate, gender }) : null,
    isReturning: false,
    insuranceNumber: chance(random, 0.15) ? fillPattern(random, '@@-#######') : null,
  };
  return { first, returning: { ...first, isReturning: true } };
}

const yearMs = 365.25 * dayMs;

function makeBirthDate(random: Random, [youngest, oldest]: readonly [number, number], now: number): string {
  const age = youngest + random() * (oldest - youngest);
  return new Date(now - age * yearMs).toISOString().slice(0, 10);
}
