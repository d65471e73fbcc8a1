// A chart as a client draws it: places and the ways between them, without positions.
import { ApiProperty } from '@nestjs/swagger';
import type { Position, UnitRole } from '../domain/process/procedure-definition.ts';

/** A consultation or a leg under the step that waits for it. */
export class ChartChildView {
  subject!: string;
  /** Of a leg; a consultation is called by its agency. */
  name!: string | null;
  unitName!: string | null;
  /** `waiting`, `open.late`, `asked.onTime`, `done`, … */
  state!: string;
  /** It is late, or came late. */
  late!: boolean;
}

export class ChartNodeView {
  /** Dotted path of the state, e.g. `processing.appraise`. */
  id!: string;
  /** In Vietnamese. */
  label!: string;
  labelEn!: string;
  kind!: 'lodging' | 'step' | 'waiting' | 'end';
  /** Who does it in the words of the published process. */
  actor!: string | null;
  position!: Position | null;
  /** The role of the unit that does it. */
  unit!: UnitRole | null;
  /** The unit itself; only in the chart of a dossier. */
  unitName?: string | null;
  /** What other agencies do meanwhile; only in the chart of a dossier. */
  @ApiProperty({ type: ChartChildView, isArray: true, required: false })
  children?: readonly ChartChildView[];
  /** Working minutes; null where the step has no time of its own. */
  budgetMinutes!: number | null;
  mark!: 'done' | 'current' | 'next' | 'none';
  /** How often the dossier came here. */
  visits!: number;
}

export class ChartEdgeView {
  from!: string;
  to!: string;
  /** Name of the event, or `lapse` for the end of the time for a supplement. */
  event!: string;
  /** In Vietnamese. */
  label!: string;
  labelEn!: string;
  path!: 'forward' | 'back' | 'pause' | 'resume' | 'exit';
  mark!: 'done' | 'next' | 'none';
  /** How often the dossier went this way. */
  times!: number;
  /** Further nodes from which the same event leads to the same node: told as one edge. */
  @ApiProperty({ type: String, isArray: true }) alsoFrom!: readonly string[];
  /** Further nodes to which the same event leads from the same node. */
  @ApiProperty({ type: String, isArray: true }) alsoTo!: readonly string[];
}

export class ChartView {
  @ApiProperty({ type: ChartNodeView, isArray: true }) nodes!: readonly ChartNodeView[];
  @ApiProperty({ type: ChartEdgeView, isArray: true }) edges!: readonly ChartEdgeView[];
}
