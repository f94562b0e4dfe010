/*
 * Screens are tested at a quarter to ten in the morning of a Monday, and time goes on from there: what can be done with a visit depends
 * on the hour, and half an hour ago is yesterday when the tests run after midnight.
 */
if (typeof window !== 'undefined') {
  const real = Date;
  const realNow = real.now.bind(real);
  const offset = real.parse('2026-11-23T08:41:00Z') - realNow();
  const now = (): number => realNow() + offset;
  real.now = now;
  globalThis.Date = new Proxy(real, {
    construct: (date, given: unknown[], made): Date =>
      Reflect.construct(date, given.length === 0 ? [now()] : given, made) as Date,
    apply: (): string => new real(now()).toString(),
  });
}
