// Every route is closed unless it says otherwise; positions open what they open, in one's own name or another's.
import { Controller, Get } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/organization/sign-in/actor.ts';
import { CurrentStaff } from '../../src/organization/sign-in/current-staff.ts';
import { RequirePosition } from '../../src/organization/sign-in/position.guard.ts';
import { HealthController } from '../../src/platform/operations/health.controller.ts';
import { PUBLIC, Public } from '../../src/platform/public.ts';
import { MetricsController } from '../../src/platform/operations/metrics.controller.ts';
import { openTown } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';

@Controller('sample')
class SampleController {
  @Get('open')
  @Public()
  open(): object {
    return { open: true };
  }

  @Get('open-yet-personal')
  @Public()
  personal(@CurrentStaff() actor: Actor): object {
    return actor;
  }

  @Get('own')
  own(@CurrentStaff() actor: Actor): object {
    const { unitIds } = actor.scope;
    return { ...actor, scope: unitIds === 'all' ? 'all' : [...unitIds] };
  }

  @Get('signers')
  @RequirePosition('leader', 'head')
  signers(): object {
    return { open: true };
  }
}

describe('the guard', () => {
  let town: TestTown;
  let justice: string;
  let civil: string;
  beforeAll(async () => {
    town = await openTown({}, SampleController);
    const province = await town.unit('T01', null, { kind: 'province', isAgency: true });
    justice = await town.unit('T01.12', province, { kind: 'agency', isAgency: true });
    civil = await town.unit('T01.12.1', justice);
    await town.person('son', [justice, 'leader']);
    await town.person('minh', [civil, 'officer']);
  });
  afterAll(() => town.close());

  it('lets anybody through to a public route only', async () => {
    const anybody = town.client();
    expect(await anybody.send('GET', '/sample/open')).toMatchObject({ status: 200, body: { open: true } });
    for (const path of ['own', 'signers', 'open-yet-personal'])
      expect(await anybody.send('GET', `/sample/${path}`)).toMatchObject({
        status: 401,
        body: { code: 'auth.required' },
      });
  });

  it('tells the handler who asks, what he holds and what he may read', async () => {
    const minh = await town.signedIn('minh');
    expect(await minh.send('GET', '/sample/own')).toMatchObject({
      body: {
        account: 'minh',
        name: 'Person minh',
        sessionKind: 'browser',
        holds: [{ position: 'officer', unitId: civil, onBehalfOf: null }],
        scope: [civil],
      },
    });
  });

  it('asks for a position, which a substitute has for as long as he stands in', async () => {
    const [son, minh] = [await town.signedIn('son'), await town.signedIn('minh')];
    expect(await son.send('GET', '/sample/signers')).toMatchObject({ status: 200 });
    expect(await minh.send('GET', '/sample/signers')).toMatchObject({
      status: 403,
      body: { code: 'right.missing', needs: ['leader', 'head'] },
    });
    const substituteId = ((await minh.send('GET', '/session')).body['staff'] as { id: string }).id;
    const body = { substituteId, from: '2026-03-10T08:00', to: '2026-03-10T17:00' };
    expect(await son.send('POST', '/absences', { body })).toMatchObject({ status: 201 });
    expect(await minh.send('GET', '/sample/signers')).toMatchObject({ status: 200 });
    expect((await minh.send('GET', '/sample/own')).body['scope']).toEqual([civil, justice]);
  });

  it('leaves health and metrics open', () => {
    for (const controller of [HealthController, MetricsController])
      expect(Reflect.getMetadata(PUBLIC, controller)).toBe(true);
  });
});
