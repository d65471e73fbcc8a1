// Recorded JSON that names units by ids, also by ids of before rows of one unit were joined, read as names.
import { expect, it } from '@jest/globals';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import { Organization } from '../../src/organization/organization.ts';
import { unitsNamed } from '../../src/organization/units-named.ts';
import { unit } from './sample-organization.ts';

const [COMMUNE, OLD, DESK] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const RENAMED = parseDay('2025-07-01');
const picture = new Organization({
  units: [
    unit(COMMUNE, null, { name: 'Xã Cũ', isAgency: true, validTo: RENAMED }),
    unit(COMMUNE, null, { name: 'Phường Mới', isAgency: true, validFrom: RENAMED }),
    unit(DESK, COMMUNE, { name: 'Bộ phận Một cửa' }),
  ],
  aliases: { [OLD]: COMMUNE },
  ...{ staff: [], positions: [], absences: [], competences: [] },
});

it('names each by its name of today, and by the one it had then', () => {
  const data = { units: { receiving: [DESK, OLD] }, reason: OLD.slice(1), n: 3, officerId: null };
  expect(unitsNamed(picture, data, parseInstant('2025-06-01T08:00'))).toEqual([
    { id: DESK, name: 'Bộ phận Một cửa', nameThen: null },
    { id: OLD, name: 'Phường Mới', nameThen: 'Xã Cũ' },
  ]);
  expect(unitsNamed(picture, { to: COMMUNE }, parseInstant('2025-08-01T08:00'))).toEqual([
    { id: COMMUNE, name: 'Phường Mới', nameThen: null },
  ]);
});

it('takes what is no unit for no unit', () => {
  const stranger = '00000000-0000-7000-8000-000000000009';
  expect(unitsNamed(picture, [{ officerId: stranger }, null, 'x'], parseInstant('2025-08-01T08:00'))).toEqual(
    [],
  );
});
