// The statechart of a dossier, built for one published process (Decree 61/2018 Art. 17 to 20 as amended).
// Pure: nothing here is ever started; the engine steps it and stores the delays as timers.
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';
import { initialContext } from './dossier-context.ts';
import { chart } from './words.ts';
import { clockRegion } from './clock.ts';
import { courseRegion } from './course.ts';
import { shapeOf } from './process-shape.ts';
import type { Made } from '../statechart.ts';

/** Version of the chart's shape; pinned on a dossier beside its process version. */
export const ONE_STOP_VERSION = 2;

/**
 * The chart of a dossier that follows this process: region `course` says where it is, region `clock` how its
 * time stands. The machine is immutable and may be shared by every dossier of the process version.
 */
export function buildOneStop(process: ProcessDefinition): Made {
  const shape = shapeOf(process);
  return chart.createMachine({
    id: 'one-stop',
    type: 'parallel',
    context: ({ input }) => initialContext(input),
    states: { course: courseRegion(shape), clock: clockRegion },
  });
}
