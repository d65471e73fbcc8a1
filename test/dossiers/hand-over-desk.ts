// A desk with two communes that may go on with what the department had, and what tests of hand-overs ask of it.
import { expect } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { CarryOutHandOver } from '../../src/dossiers/hand-overs/carry-out-hand-over.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { APPLICANT, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

export interface Outcome {
  readonly dossierId: string;
  readonly ref: string | null;
  readonly state: string;
  readonly outcome: string;
  readonly detail: string | null;
  readonly competentFrom: string | null;
  readonly competentTo: string | null;
}
export interface HandOver {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly settled: number;
  readonly counts: readonly { readonly outcome: string; readonly count: number }[];
}
export interface Preview extends Pick<HandOver, 'total' | 'counts'> {
  readonly dossiers: readonly Outcome[];
  readonly leftOff: number;
  readonly unitChanges: readonly { readonly kind: string; readonly successorId: string | null }[];
}

export const PATH = '/admin/hand-overs';
export const DECISION = {
  decisionNumber: '1234/QĐ-UBND',
  decidedOn: '2025-06-28',
  signedBy: 'Chủ tịch UBND tỉnh Mẫu',
  reason: 'Giao cấp xã giải quyết tiếp hồ sơ của cấp huyện',
  effectiveOn: '2025-07-01',
};

export class HandOverDesk {
  private constructor(
    readonly desk: DeskApp,
    /** Departments of two communes; the stranger is an officer of the first, and heads the second. */
    readonly north: string,
    readonly south: string,
  ) {}

  /** On Friday 27 June 2025, the last working day but one before the districts go. */
  static async open(): Promise<HandOverDesk> {
    const desk = await DeskApp.open({ clock: new ManualClock(parseInstant('2025-06-27T08:00')) });
    const { app, clock } = desk.service;
    const unit = async (code: string, kind: 'commune' | 'department', parentId: string) => {
      const level = 'commune' as const;
      const isAgency = kind === 'commune';
      const body = { code, name: `Đơn vị ${code}`, kind, isAgency, level, parentId, validFrom: '2025-07-01' };
      return (await app.get(CreateUnit).run(body)).id;
    };
    const province = (await app.get(OrganizationDirectory).reload()).unitByCode('H99', clock.now())!.id;
    const north = await unit('H99.101.02', 'department', await unit('H99.101', 'commune', province));
    const south = await unit('H99.102.02', 'department', await unit('H99.102', 'commune', province));
    const officer = { unitId: north, position: 'officer', validFrom: '2025-07-01' } as const;
    await app.get(GivePosition).give(desk.office.people.stranger.staffId, officer, clock.now());
    const head = { unitId: south, position: 'head', validFrom: '2025-07-01' } as const;
    await app.get(GivePosition).give(desk.office.people.stranger.staffId, head, clock.now());
    await app.get(OrganizationDirectory).reload();
    return new HandOverDesk(desk, north, south);
  }

  /** Whatever was done, every row is what its journal says. */
  async closeVerified(): Promise<void> {
    const { database, app } = this.desk.service;
    const { differences } = await verify(database, dossierKind(app.get(Definitions)));
    await this.desk.close();
    expect(differences).toEqual([]);
  }

  log(address: string): Promise<Dossier> {
    return this.desk.log({ applicant: { ...APPLICANT, address } });
  }

  /** What the department had: to the north by its place, to the south by its place. */
  byPlace(): object {
    const fromUnitId = this.desk.office.units.department;
    return {
      ...DECISION,
      rules: [
        { fromUnitId, toUnitId: this.north, place: 'xã Bắc Mẫu' },
        { fromUnitId, toUnitId: this.south, place: 'xã Nam Mẫu' },
      ],
    };
  }

  /** All of it to the north. */
  whole(more: object = {}): object {
    const rules = [{ fromUnitId: this.desk.office.units.department, toUnitId: this.north }];
    return { ...DECISION, rules, ...more };
  }

  async preview(body: object): Promise<Preview> {
    const answer = await this.desk.send('admin', 'POST', `${PATH}/preview`, body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<Preview>();
  }

  async record(body: object): Promise<HandOver> {
    const answer = await this.desk.send('admin', 'POST', PATH, body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.json<HandOver>();
  }

  async show(id: string): Promise<HandOver> {
    return (await this.desk.send('admin', 'GET', `${PATH}/${id}`)).json<HandOver>();
  }

  async outcomes(id: string, query = ''): Promise<readonly Outcome[]> {
    const answer = await this.desk.send('admin', 'GET', `${PATH}/${id}/outcomes${query}`);
    return answer.json<{ items: Outcome[] }>().items;
  }

  /** Runs the job as it would run; on the effective day unless it has come already. */
  async carryOut(goOn?: () => boolean): Promise<number> {
    const { clock, app } = this.desk.service;
    const first = parseInstant('2025-07-01T07:30');
    clock.set(Math.max(first, clock.now() + 61_000));
    return app.get(CarryOutHandOver).run(goOn);
  }

  async row({ id }: Pick<Dossier, 'id'>) {
    const { rows } = await this.desk.service.database.query<Record<string, unknown>>({
      text: `select state, unit_id, officer_id, competent_unit_id, reception_unit_id, regime, process_version_id, version,
          statutory_due_at, promised_due_at, late_from_at, units, ledger, snapshot->'value' as value,
          (select json_agg(json_build_object('name', name, 'at', fire_at) order by name) from timer
            where case_id = d.id) as timers,
          (select count(*)::int from stay s where s.dossier_id = d.id and s.left_at is null) as open_stays,
          (select count(*)::int from case_event e where e.case_id = d.id and e.type = 'handOver') as hand_overs
        from dossier d where id = $1`,
      values: [id],
    });
    return rows[0]!;
  }
}
