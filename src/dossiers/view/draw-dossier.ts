// Draws the chart of one dossier: where it was, where it is, and where an event would take it now.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { presentFacts, type Timing } from '../../dossier-kind/facts.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { ChartOutlines } from '../../procedures/chart-outlines.ts';
import type { ChartView } from '../../procedures/chart-view.ts';
import { drawChart } from '../../../workflows/tools/draw-chart.ts';
import { nextPlaces } from '../../../workflows/tools/next-places.ts';
import { holdingUnit } from '../../../workflows/one-stop/rights.ts';
import { placeOf } from '../../../workflows/children/run-child.ts';
import { SeeDossier } from '../access/see-dossier.ts';
import { readJournal } from './read-course.ts';

@Injectable()
export class DrawDossier {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly outlines: ChartOutlines,
  ) {}

  /** Nothing personal is in it. @throws DomainError `dossier.unknown`, also outside the reader's scope */
  async run(ref: string, actor: Pick<Actor, 'scope'>, at: Instant): Promise<ChartView> {
    const { key, state } = await this.dossiers.find(ref, 'course', actor);
    const [journal, timing, organization] = await Promise.all([
      readJournal(this.database, key),
      timingOf(state, this.definitions),
      this.directory.current(),
    ]);
    const { context } = state.snapshot;
    const { chart, definition } = timing.pinned;
    const now = Math.max(at, context.at);
    const facts = presentFacts(context, state.ledger, now, timing);
    const { nodes, edges } = drawChart(
      chart,
      definition,
      this.outlines.of(definition.process, context.requestEnds, context.boundaryFree),
      {
        course: courseOf(journal),
        next: nextPlaces(chart, definition.process, state.snapshot, now, facts),
        runWorkingMs: runWorkingMs(state, timing),
      },
    );
    const unitNameOf = ({ unit, position }: (typeof nodes)[number]): string | null => {
      const id = unit === null || position === null ? null : holdingUnit(context, unit, position);
      return id === null ? null : (organization.unit(id)?.name ?? null);
    };
    const childrenOf = (place: string) =>
      Object.entries(context.children ?? {}).flatMap(([subject, child]) =>
        place === `processing.${child.context.step}`
          ? [
              {
                subject,
                name: child.kind === 'leg' ? child.context.name : null,
                unitName: organization.unit(child.context.unit[0]!)?.name ?? null,
                state: placeOf(child),
                late: child.context.late,
              },
            ]
          : [],
      );
    return {
      nodes: nodes.map((node) => ({
        ...node,
        unitName: unitNameOf(node),
        children: childrenOf(node.id),
      })),
      edges,
    };
  }
}

function courseOf(journal: readonly { readonly type: string; readonly state: string | null }[]) {
  return journal.flatMap(({ type, state }) => (state === null ? [] : [{ event: type, state }]));
}

/** As the stays of the dossier count it, so that chart and stays show the same budgets. */
function runWorkingMs({ columns }: DossierState, { calendar }: Timing): number {
  const { acceptedAt, statutoryDueAt } = columns;
  return acceptedAt === null || statutoryDueAt === null
    ? 0
    : calendar.workingTimeBetween(acceptedAt, statutoryDueAt);
}
