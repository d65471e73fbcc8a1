// Queues, search and time in each state over HTTP.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseInstant } from '../domain/time/instant.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Clock } from '../platform/clock.ts';
import { QueueQuery, SearchQuery, TimeQuery } from './list-bodies.ts';
import { ListQueue } from './list-queue.ts';
import { onTheWire } from './on-the-wire.ts';
import { SearchDossiers } from './search-dossiers.ts';
import { TimeInState } from './time-in-state.ts';
import { ViewDossier } from './view-dossier.ts';

@ApiTags('dossiers')
@Controller()
export class QueuesController {
  constructor(
    private readonly queue: ListQueue,
    private readonly searchDossiers: SearchDossiers,
    private readonly times: TimeInState,
    private readonly view: ViewDossier,
    private readonly clock: Clock,
  ) {}

  @Get('dossiers')
  @ApiOperation({ summary: 'Queues by unit, officer, state and due; those due first' })
  async list(@Query() query: QueueQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.queue.run(query, actor, this.clock.now()));
  }

  @Get('search')
  @ApiOperation({ summary: 'Find by part of a code, name without marks, phone or identity number' })
  async search(@Query() { q }: SearchQuery, @CurrentStaff() actor: Actor) {
    return onTheWire({ rows: await this.searchDossiers.run(q, actor, this.clock.now()) });
  }

  @Get('dossiers/:ref/time-in-state')
  @ApiOperation({ summary: 'Every stay of one dossier, and its office time by state' })
  async timesOf(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    const { stays, serverNow } = await this.view.run(ref, actor, this.clock.now());
    const byState: Record<string, number> = {};
    for (const { state, workingMinutes } of stays)
      byState[state] = (byState[state] ?? 0) + (workingMinutes ?? 0);
    return onTheWire({ stays, byState, serverNow });
  }

  @Get('time-in-state')
  @ApiOperation({ summary: 'Office time summed by state, unit or process over a period' })
  async timesOver(@Query() query: TimeQuery, @CurrentStaff() actor: Actor) {
    const from = parseInstant(query.from);
    const to = parseInstant(query.to);
    return { lines: await this.times.summed({ ...query, from, to }, actor) };
  }
}
