// Everything that the log of administration may say, as one list. A name is `kind.what`; the kind is what is filtered by.
export const ADMINISTRATIVE_ACTIONS = [
  'unit.created',
  'unit.changed',
  'unit.closed',
  'unit.changeWithdrawn',
  'staff.created',
  'staff.changed',
  'staff.disabled',
  'staff.enabled',
  'staff.passwordReset',
  'staff.madeAdministrator',
  'position.given',
  'position.ended',
  'absence.recorded',
  'absence.ended',
  'competence.given',
  'competence.ended',
  'session.opened',
  'session.refused',
  'session.unlockRefused',
  'session.ended',
  'session.passwordChanged',
  'token.issued',
  'token.revoked',
  'calendar.loaded',
  'calendar.annulmentProposed',
  'calendar.annulmentRejected',
  'calendar.annulled',
  'procedure.published',
  'procedure.limitGiven',
  'procedure.catalogueLoaded',
  'handOver.decided',
  'handOver.withdrawn',
  'delivery.resent',
  'delivery.heldReleased',
  'delivery.heldDropped',
  'setting.changed',
  'clock.set',
  'log.exported',
] as const;
export type AdministrativeAction = (typeof ADMINISTRATIVE_ACTIONS)[number];

type KindOf<Action extends string> = Action extends `${infer Kind}.${string}` ? Kind : never;
export type AdministrativeKind = KindOf<AdministrativeAction>;
export const ADMINISTRATIVE_KINDS = [
  ...new Set(ADMINISTRATIVE_ACTIONS.map((action) => action.split('.')[0] as AdministrativeKind)),
] as readonly AdministrativeKind[];

/** Plain values only, under the names that the API gives them. Never a password, a hash or a secret. */
export type Facts = Readonly<Record<string, unknown>>;

export interface AdministrativeAct {
  readonly action: AdministrativeAction;
  /** Whom or what it was done to; of a position or an absence the person. */
  readonly subject: { readonly id: string | null; readonly name: string | null };
  readonly before?: Facts | null;
  readonly after?: Facts | null;
  /** It gives somebody rights to administer, supervise or inspect, or in other agencies: the supervising office is told. */
  readonly raises?: boolean;
}

/** Positions whose holders see or change everything. */
const RAISING: ReadonlySet<string> = new Set(['administrator', 'supervisor', 'inspector']);

export function raises(position: string): boolean {
  return RAISING.has(position);
}

/** What differs between two states of a thing, on both sides; a field that only one of them has is null in the other. */
export function differing(before: object, after: object): { before: Facts; after: Facts } {
  const [was, is] = [before as Facts, after as Facts];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => JSON.stringify(was[name] ?? null) !== JSON.stringify(is[name] ?? null),
  );
  const only = (facts: Facts): Facts => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
  return { before: only(was), after: only(is) };
}
