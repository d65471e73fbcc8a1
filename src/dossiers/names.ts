// Names of people for screens.
import type { Organization } from '../organization/organization.ts';

export function nameOf(organization: Organization, staffId: string): string | null {
  return organization.staff(staffId)?.name ?? null;
}

/** `Nguyễn Thị Hồng` → `Nguyễn T. H.`: enough for the applicant to know it is his, too little for others. */
export function maskName(name: string): string {
  const [family = '', ...rest] = name.trim().split(/\s+/);
  return [family, ...rest.map((part) => `${[...part][0] ?? ''}.`)].join(' ');
}
