// A desk with a second administrator, `office`, as an annulment needs one who agrees.
import { expect } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

export async function openWithTwoAdministrators(): Promise<DeskApp> {
  const desk = await DeskApp.open();
  const { units, people } = desk.office;
  const position = {
    unitId: units.provinceOffice,
    position: 'administrator',
    validFrom: '2020-01-01',
  } as const;
  await desk.service.app.get(GivePosition).give(people.office.staffId, position, desk.service.clock.now());
  return desk;
}

/** Whatever was done: every journal folds to its rows. */
export async function closeVerified(desk: DeskApp): Promise<void> {
  const { database, app } = desk.service;
  const { differences } = await verify(database, dossierKind(app.get(Definitions)));
  await desk.close();
  expect(differences).toEqual([]);
}
