// How the engine runs dossiers.
import { DomainError } from '../../domain/domain-error.ts';
import { drawNumbers } from '../../engine/draw-numbers.ts';
import type { NumberDraw } from '../../engine/draw-numbers.ts';
import type { Begun, Draws, Kind } from '../../engine/kind.ts';
import { answerOf, carryOut } from '../decide/carry-out.ts';
import type { Definitions } from '../definitions.ts';
import { DOSSIER } from '../dossier.ts';
import type { DossierTypes } from '../dossier.ts';
import type { LodgeOrder, Order } from '../orders.ts';
import type { DossierState } from '../dossier-state.ts';
import { DOSSIER_ROWS } from '../rows/dossier-rows.ts';
import { drawFreeNumbers, NUMBER_ONCE } from '../rows/draw-free-numbers.ts';
import { insertLodgings } from '../rows/insert-lodgings.ts';
import { readDossiers } from '../rows/read-dossiers.ts';
import { timingOf, timingWith } from '../timing.ts';
import { verifyingDossiers } from '../verify/verifying-dossiers.ts';

/**
 * @param definitions where processes and calendars are found: `new Engine(database, clock).know(dossierKind(definitions))`
 */
export function dossierKind(definitions: Definitions): Kind<DossierTypes> {
  return {
    name: DOSSIER.name,
    begins: 'lodge',
    refusal: (what, { id }) =>
      what === 'unknown'
        ? new DomainError('dossier.unknown', 'There is no such dossier', { id })
        : new DomainError('dossier.contended', 'The dossier is being changed by others', {}),
    read: readDossiers,
    factsOf: (order, before) =>
      order.kind === 'lodge' ? timingWith(order.lodging, definitions) : timingOf(before!, definitions),
    decide: (order, before, { facts, recordedAt, given = {} }) =>
      carryOut(order, before, facts, recordedAt, given),
    answerOf,
    draws: DRAWS,
    begin: (sql, begun) => insertLodgings(sql, begun.filter(isLodged)),
    rows: DOSSIER_ROWS,
    verifying: verifyingDossiers(definitions),
  };
}

const isLodged = (
  begun: Begun<DossierTypes>,
): begun is Begun<DossierTypes> & { readonly order: LodgeOrder } => begun.order.kind === 'lodge';

const DRAWS: Draws<DossierTypes> = {
  wanted: (order) => order.kind === 'lodge' || 'draw' in order,
  draw: async (sql, members, again) => {
    const draws = members.flatMap(({ order, before }) =>
      [lodgingDrawOf(order), drawOf(order, before)].filter((draw) => draw !== undefined),
    );
    const numbers = [...(await (again ? drawFreeNumbers : drawNumbers)(sql, draws))];
    return members.map(({ order, before }) => ({
      ...(lodgingDrawOf(order) ? { lodgingNo: numbers.shift()! } : {}),
      ...(drawOf(order, before) ? { code: numbers.shift()! } : {}),
    }));
  },
  once: NUMBER_ONCE,
};

function drawOf(order: Order, before: DossierState | null): NumberDraw | undefined {
  if (order.kind === 'wake') return undefined;
  return order.kind === 'lodge' ? order.draw : order.draw?.(before!);
}

const lodgingDrawOf = (order: Order) => ('lodgingDraw' in order ? order.lodgingDraw : undefined);
