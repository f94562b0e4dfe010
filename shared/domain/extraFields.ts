/** What a calendar may demand of a patient beside name and phone (`booking_extra_fields`, API.md §5.1). */
export const extraFields = ['birthDate', 'gender', 'nin'] as const;
export type ExtraField = (typeof extraFields)[number];
