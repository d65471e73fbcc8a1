// Every table of the organization room.
import { AbsenceTable } from './absence.table.ts';
import { AccessLogTable } from './access-log.table.ts';
import { AdministrationLogTable } from './administration-log/administration-log.table.ts';
import { AgencyUnitTable } from './agency-unit.table.ts';
import { OrganizationVersionTable } from './organization-version.table.ts';
import { PositionTable } from './position.table.ts';
import { SessionTable } from './session.table.ts';
import { SettingChangeTable } from './setting-change.table.ts';
import { StaffTable } from './staff.table.ts';
import { UnitAliasTable } from './unit-alias.table.ts';
import { UnitCompetenceTable } from './unit-competence.table.ts';
import { UnitFactTable } from './unit-fact.table.ts';

export const ORGANIZATION_TABLES = [
  AgencyUnitTable,
  UnitFactTable,
  UnitAliasTable,
  StaffTable,
  PositionTable,
  AbsenceTable,
  UnitCompetenceTable,
  SessionTable,
  AccessLogTable,
  AdministrationLogTable,
  SettingChangeTable,
  OrganizationVersionTable,
] as const;
