// The outlines of charts, kept as long as the process they are of.
import { Injectable } from '@nestjs/common';
import type { ProcessDefinition } from '../domain/process/procedure-definition.ts';
import type { DossierContext } from '../../workflows/dossier-context.ts';
import { type Outline, outlineChart } from '../../workflows/outline-chart.ts';

type Ending = DossierContext['requestEnds'];

/** Walking a long chart takes a tenth of a second; a published process never changes, so its outline neither. */
@Injectable()
export class ChartOutlines {
  private readonly known = new WeakMap<ProcessDefinition, Map<Ending, Outline>>();

  of(process: ProcessDefinition, requestEnds: Ending): Outline {
    const outlines = this.known.get(process) ?? new Map<Ending, Outline>();
    this.known.set(process, outlines);
    const outline = outlines.get(requestEnds) ?? outlineChart(process, requestEnds);
    outlines.set(requestEnds, outline);
    return outline;
  }
}
