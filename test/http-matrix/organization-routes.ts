// Who may call which route of units, people and what they are competent for.
import { ABSENCE, ADMINISTRATOR, STAFF } from './rules.ts';
import type { Rule } from './rules.ts';

export const ORGANIZATION_ROUTES: Readonly<Record<string, Rule>> = {
  'GET /api/v1/units': STAFF,
  'POST /api/v1/units': ADMINISTRATOR,
  'GET /api/v1/units/{id}': STAFF,
  'PATCH /api/v1/units/{id}': ADMINISTRATOR,
  'GET /api/v1/units/{id}/people': STAFF,
  'POST /api/v1/units/{id}/close': ADMINISTRATOR,
  'GET /api/v1/units/{id}/facts': STAFF,
  'DELETE /api/v1/units/{id}/facts/{on}': ADMINISTRATOR,
  'GET /api/v1/staff': ADMINISTRATOR,
  'POST /api/v1/staff': ADMINISTRATOR,
  'GET /api/v1/staff/{id}': ADMINISTRATOR,
  'PATCH /api/v1/staff/{id}': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/disable': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/enable': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/password-reset': ADMINISTRATOR,
  'POST /api/v1/staff/{id}/positions': ADMINISTRATOR,
  'POST /api/v1/positions/{id}/end': ADMINISTRATOR,
  'GET /api/v1/absences': STAFF,
  'GET /api/v1/absences/people': STAFF,
  'POST /api/v1/absences': ABSENCE,
  'POST /api/v1/absences/{id}/end': STAFF,
  'GET /api/v1/competences': STAFF,
  'POST /api/v1/competences': ADMINISTRATOR,
  'POST /api/v1/competences/{id}/end': ADMINISTRATOR,
};
