// Who may send which event: data of the states, read alike by the screen and by the server.
import type { NationalStatus, Position, UnitRole } from '../../src/domain/process/procedure-definition.ts';
import type { DossierContext } from './dossier-context.ts';
import type { UnitPath } from '../unit-path.ts';
import type { DossierEventType } from './dossier-events.ts';

/** One way to have a right: a position in the unit that plays a role. */
export interface Right {
  readonly position: Position;
  readonly unit: UnitRole;
  /** Only the officer who holds the dossier, or anybody of that position while nobody holds it. */
  readonly holder?: boolean;
}

interface Holder {
  readonly unit: UnitRole;
  readonly position: Position;
}

/** What each state of the chart says of itself. */
export interface StateMeta {
  readonly status: NationalStatus;
  readonly may: Readonly<Partial<Record<DossierEventType, readonly Right[]>>>;
  /** Whose time a stay in this state is. */
  readonly charge: 'department' | 'partnerAgency' | 'citizen' | 'none';
  /** Who holds the dossier in this state; `step` where a pause leaves it with the step's holder. */
  readonly holder: Holder | 'step';
}

/** A position that a person holds, in his own name or as a substitute. */
export interface Hold {
  readonly position: Position;
  readonly unitId: string;
  /** The unit that an inspector may inspect, with all under it. */
  readonly scopeUnitId?: string;
  /** The absent person who is stood in for; null when acting in one's own name. */
  readonly onBehalfOf: string | null;
  /**
   * The unit, and every unit it stands above within its agency, by the tree of the day. Where nobody says, the path that
   * was remembered decides.
   */
  readonly over?: ReadonlySet<string>;
}

/** Who holds something, and the units that play the roles of its rights. */
export interface Placed {
  readonly officer: string | null;
  readonly units: Readonly<Partial<Record<UnitRole, UnitPath>>>;
}

/**
 * What the applicant may send himself over the network, where the state takes it: what he was asked for (61/2018/NĐ-CP Art.
 * 17.2, 19.4), and that the dossier is not to be resolved (118/2025/NĐ-CP Art. 21.2).
 */
export const BY_APPLICANT: ReadonlySet<DossierEventType> = new Set(['completeSupplement', 'endAtRequest']);

/** Positions that belong to a whole agency rather than to one of its units. */
const AGENCY_POSITIONS: ReadonlySet<Position> = new Set(['leader', 'clerk']);

/** The unit that holds a dossier for a position: the agency for its leaders and clerk, else the unit itself. */
export function holdingUnit(context: DossierContext, role: UnitRole, position: Position): string | null {
  const path = pathOf(context, role);
  return (AGENCY_POSITIONS.has(position) ? path.at(-1) : path[0]) ?? null;
}

/**
 * The hold under which a person may send an event, or null if he may not.
 * @param staffId who asks; @param holds every position he has at this instant.
 */
export function holdFor(
  rights: readonly Right[],
  context: Placed,
  staffId: string,
  holds: readonly Hold[],
): Hold | null {
  for (const right of rights) {
    const path = pathOf(context, right.unit);
    for (const hold of holds) {
      if (hold.position !== right.position || !reaches(hold, path)) continue;
      const person = hold.onBehalfOf ?? staffId;
      if (right.holder && context.officer !== null && context.officer !== person) continue;
      return hold;
    }
  }
  return null;
}

/** Whether a position is held in the unit of a path, or above it: units are moved, and a path says what was once above. */
export function reaches({ unitId, over }: Hold, path: UnitPath): boolean {
  if (over === undefined) return path.includes(unitId);
  return path[0] !== undefined && over.has(path[0]);
}

function pathOf({ units }: Placed, role: UnitRole): readonly string[] {
  return units[role] ?? [];
}
