import type { StaffView } from '#shared/contract/staff.ts';

/** The name behind initials, of those who have left too; the initials themselves where nobody has a name for them. */
export function whoIs(initials: string, { members, former }: StaffView): string {
  const same = (one: { readonly initials: string }): boolean => one.initials === initials;
  return (members.find(same) ?? former.find(same))?.name ?? initials;
}
