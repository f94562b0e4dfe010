import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { chance, pick } from '#shared/random.ts';
import { specialityKeys, type LocalePack } from '../generate/locales/pack.ts';
import { packs } from '../generate/locales/packs.ts';
import { makePerson } from '../generate/people.ts';
import { clienteleOf } from '../generate/specialities.ts';
import type { Random } from '../ports.ts';
import { bookingsAt } from '../rules/lookup.ts';
import type { Address, Patient, World } from '../world.ts';

/** The words and names of the world's country. @throws for a world of no marketplace: a bug of who made it */
export function packOf(world: World): LocalePack {
  const locale = marketplaceLocales.find((candidate) => candidate === world.locale);
  if (locale === undefined) throw new Error(`No such marketplace: ${world.locale}`);
  return packs[locale];
}

/** Who wants a visit: more often than not somebody who was here before. @param now epoch ms, for the age */
export function comer(random: Random, world: World, address: Address, now: number): Patient {
  const before = bookingsAt(world, address.id);
  if (before.length > 0 && chance(random, 0.5)) return { ...pick(random, before).patient, isReturning: true };
  const specialization = world.doctors.get(address.doctorId)?.specializations[0];
  const speciality = specialityKeys[Number(specialization?.id) - 1] ?? 'gp';
  return makePerson(random, packOf(world), clienteleOf(speciality), now).first;
}
