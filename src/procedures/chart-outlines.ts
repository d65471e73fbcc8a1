// The outlines of charts, kept as long as the process they are of.
import { Injectable } from '@nestjs/common';
import type { ProcessDefinition } from '../domain/process/procedure-definition.ts';
import type { DossierContext } from '../../workflows/one-stop/dossier-context.ts';
import { type Outline, outlineChart } from '../../workflows/tools/outline-chart.ts';

/** Walking a long chart takes a tenth of a second; a published process never changes, so its outline neither. */
@Injectable()
export class ChartOutlines {
  private readonly known = new WeakMap<ProcessDefinition, Map<string, Outline>>();

  of(process: ProcessDefinition, requestEnds: DossierContext['requestEnds'], boundaryFree = false): Outline {
    const outlines = this.known.get(process) ?? new Map<string, Outline>();
    this.known.set(process, outlines);
    const name = `${requestEnds} ${boundaryFree}`;
    const outline = outlines.get(name) ?? outlineChart(process, requestEnds, boundaryFree);
    outlines.set(name, outline);
    return outline;
  }
}
