/** What people type for initials: one to four letters or digits, also with spaces around them. */
export const initialsPattern = /^[\p{L}\p{N}]{1,4}$/u;

/** Four to eight digits. */
export const pinPattern = /^\d{4,8}$/;
