/** The languages that the window speaks. */
export const uiLanguages = ['en', 'pl', 'es', 'it', 'pt', 'cs', 'de', 'tr'] as const;
