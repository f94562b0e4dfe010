/** What a call needs on its way to the vendor, beyond the time that the vendor may work on it. Milliseconds. */
export const quietTime = 5_000;
