/**
 * So far ahead these tests look for a day with room. At most as many are needed around Christmas, when doctors of the practice
 * clinic are away at once (`test/unit/practice/generate/everyDay.test.ts`).
 */
export const daysLookedAt = 21;
