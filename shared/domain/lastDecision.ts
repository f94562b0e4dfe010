/** So long a decision is remembered as the last one. Minutes. */
export const rememberedMinutes = 15;
