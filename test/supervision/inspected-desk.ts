// What inspections and trails of one official look at: dossiers that its officer has in hand.
import { OpenLateCasesJob } from '../../src/supervision/late-cases/open-late-cases.job.ts';
import type { LateCasePage, LateCaseView } from '../../src/supervision/late-cases/late-case-view.ts';
import type { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

export const PERIOD = {
  firstDay: '2026-03-01',
  lastDay: '2026-05-31',
  purpose: 'Kiểm tra công vụ đợt 1',
};

/** The query of a trail over the period, or with something of it said otherwise. */
export const trailQuery = (more: object = {}): string =>
  new URLSearchParams({ ...PERIOD, ...more }).toString();

/** A dossier that was logged, handed over and given to the officer. */
export async function givenToOfficer(desk: DeskApp): Promise<Dossier> {
  const transferred = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const { staffId: officerId } = desk.office.people.officer;
  return desk.event('head', transferred, { type: 'complete', officerId });
}

/** The late case that opens by itself for a dossier as a whole. */
export async function lateCaseOf(desk: DeskApp, { id }: Dossier): Promise<LateCaseView> {
  for (let i = 0; i < 200; i++) {
    const listed = await desk.send('chief', 'GET', `/late-cases?dossier=${id}&kind=dossierLate`);
    const [line] = listed.json<LateCasePage>().rows;
    if (line !== undefined)
      return (await desk.send('chief', 'GET', `/late-cases/${line.id}`)).json<LateCaseView>();
    desk.service.app.get(OpenLateCasesJob).wake();
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('no case was opened');
}
