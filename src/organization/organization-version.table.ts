// One row whose number rises with every change of the organization.
import { EntitySchema } from 'typeorm';

export interface OrganizationVersionRow {
  id: boolean;
  version: string;
}

export const OrganizationVersionTable = new EntitySchema<OrganizationVersionRow>({
  name: 'organization_version',
  columns: {
    id: {
      type: 'boolean',
      primary: true,
      default: true,
      primaryKeyConstraintName: 'organization_version_pkey',
    },
    version: { type: 'bigint' },
  },
  checks: [{ name: 'organization_version_one', expression: 'id' }],
});
