// Queues, their counters, the board, search and time in each state over HTTP.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseInstant } from '../../domain/time/instant.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { BoardView } from './board-view.ts';
import { BoardQuery, QueueFilterQuery, QueueQuery, SearchQuery, TimeQuery } from './list-bodies.ts';
import { ListQueue } from './list-queue.ts';
import { DossierPage, DossierTimes, FoundDossiers, TabCounts, TimeLines } from './list-view.ts';
import { onTheWire } from '../on-the-wire.ts';
import { ReadBoard } from './read-board.ts';
import { SearchDossiers } from './search-dossiers.ts';
import { TimeInState } from './time-in-state.ts';
import { ViewDossier } from '../view/view-dossier.ts';

@ApiTags('dossiers')
@Controller()
export class QueuesController {
  constructor(
    private readonly queue: ListQueue,
    private readonly board: ReadBoard,
    private readonly searchDossiers: SearchDossiers,
    private readonly times: TimeInState,
    private readonly view: ViewDossier,
    private readonly clock: Clock,
  ) {}

  @Get('dossiers')
  @ApiOperation({ summary: 'Queues by unit, officer, state and due; those due first' })
  @ApiOkResponse({ type: DossierPage })
  async list(@Query() query: QueueQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.queue.run(query, actor, this.clock.now()));
  }

  @Get('dossiers/counts')
  @ApiOperation({ summary: 'How many dossiers each tab holds, up to ten thousand' })
  @ApiOkResponse({ type: TabCounts })
  counts(@Query() query: QueueFilterQuery, @CurrentStaff() actor: Actor): Promise<TabCounts> {
    return this.queue.count(query, actor, this.clock.now());
  }

  @Get('board')
  @ApiOperation({
    summary:
      'Open dossiers by agency, room and timer; of one unit by step and officer too. Each figure is a list’s length',
  })
  @ApiOkResponse({ type: BoardView })
  async counted(@Query() query: BoardQuery, @CurrentStaff() actor: Actor): Promise<BoardView> {
    return onTheWire(await this.board.run(query, actor, this.clock.now()));
  }

  @Get('search')
  @ApiOperation({ summary: 'Find by part of a code, name without marks, phone or identity number' })
  @ApiOkResponse({ type: FoundDossiers })
  async search(@Query() { q }: SearchQuery, @CurrentStaff() actor: Actor) {
    return onTheWire({ rows: await this.searchDossiers.run(q, actor, this.clock.now()) });
  }

  @Get('dossiers/:ref/time-in-state')
  @ApiOperation({ summary: 'Every stay of one dossier, and its office time by state' })
  @ApiOkResponse({ type: DossierTimes })
  async timesOf(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    const { stays, serverNow } = await this.view.run(ref, actor, this.clock.now());
    const byState: Record<string, number> = {};
    for (const { state, workingMinutes } of stays)
      byState[state] = (byState[state] ?? 0) + (workingMinutes ?? 0);
    return onTheWire({ stays, byState, serverNow });
  }

  @Get('time-in-state')
  @ApiOperation({ summary: 'Office time summed by state, unit or process over a period' })
  @ApiOkResponse({ type: TimeLines })
  async timesOver(@Query() query: TimeQuery, @CurrentStaff() actor: Actor) {
    const from = parseInstant(query.from);
    const to = parseInstant(query.to);
    return { lines: await this.times.summed({ ...query, from, to }, actor, this.clock.now()) };
  }
}
