// The chart of a dossier and of a case, and what the citizen sees, over HTTP.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { codeOf, DeskApp } from './desk-app.ts';

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

interface Chart {
  readonly nodes: {
    readonly id: string;
    readonly label: string;
    readonly mark: string;
    readonly visits: number;
    readonly unitName?: string;
    readonly budgetMinutes: number | null;
  }[];
  readonly edges: {
    readonly from: string;
    readonly to: string;
    readonly event: string;
    readonly mark: string;
  }[];
}

describe('the chart of a dossier', () => {
  it('shows where it was, is and can go, with units and budgets', async () => {
    const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    const answer = await desk.send('officer', 'GET', `/dossiers/${dossier.code}/chart`);
    expect(answer.status).toBe(200);
    const { nodes, edges } = answer.json<Chart>();
    const current = nodes.filter(({ mark }) => mark === 'current');
    expect(current.map(({ id, visits }) => [id, visits])).toEqual([[dossier.state, 1]]);
    expect(nodes.slice(0, 2)).toMatchObject([
      { id: 'lodged', mark: 'done', unitName: 'Đơn vị H99.12.01' },
      { id: 'accepted', mark: 'done', unitName: 'Đơn vị H99.12.01' },
    ]);
    expect(current[0]).toMatchObject({ unitName: 'Đơn vị H99.12.02', budgetMinutes: expect.any(Number) });
    expect(edges.filter(({ mark }) => mark === 'done').map(({ event }) => event)).toEqual([
      'accept',
      'transfer',
    ]);
    expect(edges.filter(({ mark, event }) => mark === 'next' && event === 'complete')).toHaveLength(1);
    const view = await desk.send('officer', 'GET', `/dossiers/${dossier.code}`);
    const stays = view.json<{ stays: { state: string; budgetMinutes: number | null }[] }>().stays;
    expect(current[0]!.budgetMinutes).toBe(stays.at(-1)!.budgetMinutes);
  });

  it('looks to strangers as if it were not there', async () => {
    const dossier = await desk.log();
    expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${dossier.code}/chart`))).toEqual([
      404,
      'dossier.unknown',
    ]);
    expect(codeOf(await desk.send('reception', 'GET', '/dossiers/H99-0/chart'))).toEqual([
      404,
      'dossier.unknown',
    ]);
    expect((await desk.send(null, 'GET', `/dossiers/${dossier.code}/chart`)).status).toBe(401);
  });
});

describe('the chart of a case', () => {
  it('shows the process that a dossier accepted today would follow, unmarked', async () => {
    const answer = await desk.send('officer', 'GET', '/procedures/1.001806/cases/chung/chart');
    expect(answer.status).toBe(200);
    const { nodes, edges } = answer.json<Chart>();
    expect(nodes[0]).toMatchObject({ id: 'lodged', label: 'Nộp hồ sơ', mark: 'none', visits: 0 });
    expect(nodes.some(({ id }) => id.startsWith('processing.'))).toBe(true);
    expect(new Set(edges.map(({ mark }) => mark))).toEqual(new Set(['none']));
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  it('that is not there is refused', async () => {
    expect(codeOf(await desk.send('officer', 'GET', '/procedures/1.001806/cases/khong-co/chart'))).toEqual([
      404,
      'case.unknown',
    ]);
    expect(codeOf(await desk.send('officer', 'GET', '/procedures/9.999999/cases/chung/chart'))).toEqual([
      404,
      'procedure.unknown',
    ]);
  });
});

describe('what the citizen sees', () => {
  it('is the very answer of the look-up, also while papers are missing', async () => {
    const accepted = await desk.log();
    const asked = await desk.log({
      decision: 'requestSupplement',
      reason: 'Thiếu bản sao',
      items: ['Bản sao giấy khai sinh'],
    });
    for (const { code, lodgingNo, id, lookupSecret } of [accepted, asked]) {
      const ref = code ?? lodgingNo;
      const looked = await desk.send(null, 'POST', '/look-up', { code: ref, secret: lookupSecret });
      expect(looked.status).toBe(200);
      for (const way of [ref, id]) {
        const seen = await desk.send('officer', 'GET', `/dossiers/${way}/public-view`);
        expect([seen.status, seen.json()]).toEqual([200, looked.json()]);
      }
    }
    const seen = await desk.send('officer', 'GET', `/dossiers/${asked.id}/public-view`);
    expect(seen.json()).toMatchObject({
      applicant: 'Nguyễn T. H.',
      missing: ['Bản sao giấy khai sinh (còn thiếu, cần nộp)'],
    });
  });

  it('is for those who may read the dossier, and its reading is logged', async () => {
    const dossier = await desk.log();
    expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${dossier.code}/public-view`))).toEqual([
      404,
      'dossier.unknown',
    ]);
    await desk.send('chief', 'GET', `/dossiers/${dossier.code}/public-view`);
    await desk.service.app.get(AccessLog).flush();
    const { rows } = await desk.service.database.query({
      text: `select what, staff_id from access_log where dossier_id = $1`,
      values: [dossier.id],
    });
    expect(rows).toEqual([{ what: 'publicView', staff_id: desk.office.people.chief.staffId }]);
  });
});
