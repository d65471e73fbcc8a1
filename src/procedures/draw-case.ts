// Draws the chart that a dossier of a case accepted today would follow.
import { Injectable } from '@nestjs/common';
import { dayOf, formatDay, type Instant } from '../domain/time/instant.ts';
import { type Drawing, drawChart } from '../../workflows/tools/draw-chart.ts';
import { regimeOn } from '../../workflows/law/regime-on.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';
import { ChartOutlines } from './chart-outlines.ts';
import { ProcessVersions } from './process-versions.ts';

@Injectable()
export class DrawCase {
  constructor(
    private readonly versions: ProcessVersions,
    private readonly outlines: ChartOutlines,
  ) {}

  /** @throws DomainError of `ProcessVersions.definitionFor` */
  async run(procedureCode: string, caseKey: string, at: Instant): Promise<Drawing> {
    const definition = await this.versions.definitionFor(procedureCode, caseKey, dayOf(at));
    const { requestEnds } = regimeOn(formatDay(dayOf(at)));
    const outline = this.outlines.of(definition.process, requestEnds.value);
    return drawChart(prepareChart(definition.process), definition, outline);
  }
}
