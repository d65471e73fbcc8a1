// The picture of who is who: units, people, substitutes, heads and reading scopes at an instant. Pure.
import type { UnitPath } from '../../workflows/unit-path.ts';
import type { Hold } from '../../workflows/one-stop/rights.ts';
import type { Position } from '../domain/process/procedure-definition.ts';
import { dayOf } from '../domain/time/instant.ts';
import type { Day, Instant } from '../domain/time/instant.ts';
import { competentUnits } from './competent-units.ts';
import type { CompetenceQuestion } from './competent-units.ts';
import { instantsOfChange } from './organization-facts.ts';
import type {
  AbsenceFact,
  OrganizationFacts,
  PositionFact,
  StaffFact,
  UnitFact,
} from './organization-facts.ts';
import {
  agenciesOf,
  appointedHead,
  headsOf,
  holdsBy,
  holdsOf,
  inPlaceOf,
  peopleOf,
  worksFor,
} from './people-in-units.ts';
import { inspectedUnits, readingScope } from './reading-scope.ts';
import type { ReadingScope } from './reading-scope.ts';
import { StaffRoster } from './staff-roster.ts';
import type { PersonInPlace } from './staff-roster.ts';
import { UnitHistories } from './unit-histories.ts';
import { UnitTree } from './unit-tree.ts';

const TREES_KEPT = 8;

/**
 * Immutable; every answer is as of the instant that is asked about. Unknown units throw `unit.unknown`. A unit is one
 * identity: an id that it had before its rows were joined is understood wherever a unit is asked for.
 */
export class Organization {
  private readonly histories: UnitHistories;
  private readonly roster: StaffRoster;
  private changes: readonly Instant[] | null = null;
  private readonly trees = new Map<Day, UnitTree>();
  private readonly scopes = new WeakMap<UnitTree, Map<string, ReadingScope>>();

  /** @param today whose names are shown where nobody asks for another day's; without it the newest */
  constructor(
    private readonly facts: OrganizationFacts,
    private readonly today: Day = Infinity,
  ) {
    this.histories = new UnitHistories(facts.units, facts.aliases);
    this.roster = new StaffRoster(facts);
  }

  /** The same picture on another day. */
  on(today: Day): Organization {
    return today === this.today ? this : new Organization(this.facts, today);
  }

  /** Every unit that ever was or will be, once, as it is today. */
  get units(): readonly UnitFact[] {
    return [...this.histories.ids].map((id) => this.histories.known(id, this.today));
  }

  get absences(): readonly AbsenceFact[] {
    return this.facts.absences;
  }

  /** As it is today, or was or will be at an instant; a closed one as it was last, a coming one as it begins. */
  unit(id: string, at?: Instant): UnitFact | null {
    return this.histories.on(id, at === undefined ? this.today : dayOf(at));
  }

  /** All that was and will be true of a unit, oldest first. */
  factsOf(id: string): readonly UnitFact[] {
    return this.histories.of(id);
  }

  /** The id that the unit has for life. */
  identity(id: string): string {
    return this.histories.identity(id);
  }

  staff(id: string): StaffFact | null {
    return this.roster.staff(id);
  }

  /** The unit that has the identifier at that instant. */
  unitByCode(code: string, at: Instant): UnitFact | null {
    for (const unit of this.histories.there(dayOf(at))) if (unit.code === code) return unit;
    return null;
  }

  isOpen(unitId: string, at: Instant): boolean {
    return this.treeAt(at).isOpen(unitId);
  }

  /** The unit itself, or the one that took its place. */
  standsIn(unitId: string, at: Instant): string {
    return this.treeAt(at).standsIn(unitId);
  }

  /** The unit and its ancestors up to and including its agency, nearest first. */
  pathOf(unitId: string, at: Instant): UnitPath {
    return this.treeAt(at).pathOf(unitId);
  }

  agencyOf(unitId: string, at: Instant): string | null {
    return this.treeAt(at).agencyOf(unitId);
  }

  /** The unit, all units under it, and the closed units whose dossiers are now theirs. */
  subtree(unitId: string, at: Instant): readonly string[] {
    return this.treeAt(at).subtree(unitId);
  }

  supervisingOfficeOf(unitId: string, at: Instant): string | null {
    return this.treeAt(at).supervisingOfficeOf(unitId);
  }

  /** The office of the provincial People's Committee; near a unit where there is one for each of several provinces. */
  provinceOffice(at: Instant, near?: string): string | null {
    const tree = this.treeAt(at);
    const root = near === undefined ? null : tree.lineOf(near).at(-1);
    for (const unit of this.histories.there(dayOf(at)))
      if (unit.kind === 'provinceOffice' && (root === null || tree.lineOf(unit.id).at(-1) === root))
        return unit.id;
    return null;
  }

  /**
   * The identifiers by which rules name a unit's place: the one asked by and those it had before, as far as no other unit
   * has them now. A rule holds for a unit under every name.
   */
  placesOf(code: string, at: Instant): readonly string[] {
    const unit = this.unitByCode(code, at);
    if (unit === null) return [code];
    const had = this.factsOf(unit.id).map((fact) => fact.code);
    return [...new Set([code, ...had])].filter((each) => (this.unitByCode(each, at) ?? unit).id === unit.id);
  }

  /** Units competent for a procedure, closed ones replaced by their successors. */
  competentUnits(question: CompetenceQuestion, at: Instant): readonly string[] {
    const tree = this.treeAt(at);
    const places = question.territory === null ? [] : this.placesOf(question.territory, at);
    const units = competentUnits(this.facts.competences, question, places, dayOf(at)).map((id) =>
      tree.standsIn(id),
    );
    return [...new Set(units)].filter((id) => tree.isOpen(id));
  }

  /** Positions a person holds in his own name on that day, in the words of the appointment. */
  positionsOf(staffId: string, at: Instant): readonly PositionFact[] {
    return this.roster.positionsOf(staffId, at);
  }

  /** Positions that somebody holds at some time from one instant up to another, whether his account is open or not. */
  appointments(from: Instant, end: Instant): readonly PositionFact[] {
    return this.roster.appointments(from, end);
  }

  /** Those of one person. */
  appointmentsOf(staffId: string, from: Instant, end: Instant): readonly PositionFact[] {
    return this.roster.appointmentsOf(staffId, from, end);
  }

  /** Whether a person serves in the agency to which a unit belongs: only there is he anybody's substitute. */
  servesInAgencyOf(unitId: string, staffId: string, at: Instant): boolean {
    return agenciesOf(this.roster, this.treeAt(at), staffId, at).has(this.agencyOf(unitId, at));
  }

  /** The units of the agencies in which a person serves. */
  unitsAround(staffId: string, at: Instant): readonly string[] {
    return [...agenciesOf(this.roster, this.treeAt(at), staffId, at)].flatMap((agency) =>
      agency === null ? [] : this.subtree(agency, at),
    );
  }

  /** Whose work is a person's at that instant: his own unless he is away, and that of those he stands in for. */
  worksFor(staffId: string, at: Instant): readonly string[] {
    return worksFor(this.roster, this.treeAt(at), staffId, at);
  }

  /**
   * Every position under which a person may act. A position in a unit counts for the closed units whose place it
   * took. Of an absent person's, those pass on that are held in an agency in which the substitute serves himself.
   * Administering accounts is never done for another person.
   */
  holdsOf(staffId: string, at: Instant): readonly Hold[] {
    return holdsOf(this.roster, this.treeAt(at), staffId, at);
  }

  /**
   * The present person in the place of an absent one for what lies at a unit; null when nobody is, or when nobody is
   * needed.
   */
  substituteFor(staffId: string, unitId: string, at: Instant): string | null {
    const person = inPlaceOf(this.roster, this.treeAt(at), staffId, unitId, at);
    return person.onBehalfOf === null ? null : person.staffId;
  }

  isAbsent(staffId: string, at: Instant): boolean {
    return this.roster.isAbsent(staffId, at);
  }

  /** Who fills a position in a unit: absent people replaced by their substitutes, or flagged where they have none. */
  peopleOf(position: Position, unitId: string, at: Instant): readonly PersonInPlace[] {
    return peopleOf(this.roster, this.treeAt(at), position, unitId, at);
  }

  /**
   * The head of a unit, or of the nearest unit above that has one; of an agency its leader. A present person comes
   * before an absent one further down; null when there is nobody up to the agency.
   */
  headOf(unitId: string, at: Instant): PersonInPlace | null {
    const heads = this.headsOf(unitId, at);
    return heads.find((person) => !person.absent) ?? heads[0] ?? null;
  }

  /**
   * Everybody who heads a unit, or the nearest unit above that has somebody present; of an agency its leaders before
   * its heads. Whoever acts in his own name comes first. Empty when there is nobody up to the agency.
   */
  headsOf(unitId: string, at: Instant): readonly PersonInPlace[] {
    return headsOf(this.roster, this.treeAt(at), unitId, at);
  }

  /**
   * Who was appointed to head a unit on that day, or the nearest unit above it that had a head; of an agency its
   * leader. In his own name, whoever stood in for him, and whatever became of his account since.
   */
  appointedHead(unitId: string, at: Instant): string | null {
    return appointedHead(this.roster, this.treeAt(at), unitId, at);
  }

  /** The units whose dossiers a person may read. */
  scopeOf(staffId: string, at: Instant): ReadingScope {
    const tree = this.treeAt(at);
    const holds = this.holdsOf(staffId, at);
    const scopes = this.scopes.get(tree) ?? new Map<string, ReadingScope>();
    this.scopes.set(tree, scopes);
    const key = holds.map((hold) => `${hold.position} ${hold.unitId}`).join(' ');
    const scope = scopes.get(key) ?? readingScope(tree, holds, this.histories.size);
    scopes.set(key, scope);
    return scope;
  }

  /** The units that some of a person's positions reach, as `scopeOf` does for all of them. */
  scopeOfHolds(holds: readonly Hold[], at: Instant): ReadingScope {
    return readingScope(this.treeAt(at), holds, this.histories.size);
  }

  /** Whether a person's account is open and he holds a position in the unit, or above or under it in its agency. @param without a position that is not to count */
  servesIn(staffId: string, unitId: string, at: Instant, without?: string): boolean {
    const path = this.pathOf(unitId, at);
    return this.positionsOf(staffId, at).some(
      (held) =>
        held.id !== without &&
        (path.includes(this.standsIn(held.unitId, at)) ||
          this.pathOf(held.unitId, at).includes(this.standsIn(unitId, at))),
    );
  }

  /** The latest instant after one and up to another at which an absence, a position or a unit began or ended. */
  lastChangeIn(after: Instant, upTo: Instant): Instant | null {
    this.changes ??= instantsOfChange(this.facts);
    let last: Instant | null = null;
    for (const instant of this.changes) if (instant > after && instant <= upTo) last = instant;
    return last;
  }

  /** The units that some of a person's positions let him inspect. */
  inspectedUnits(holds: readonly Hold[], at: Instant): ReadonlySet<string> {
    return inspectedUnits(this.treeAt(at), holds);
  }

  /** What a position lets its holder do on a day, whether his account is open or not. */
  holdsBy(held: PositionFact, at: Instant, onBehalfOf: string | null = null): readonly Hold[] {
    return holdsBy(this.treeAt(at), held, onBehalfOf);
  }

  private treeAt(at: Instant): UnitTree {
    const day = dayOf(at);
    const known = this.trees.get(day);
    if (known !== undefined) return known;
    if (this.trees.size >= TREES_KEPT) this.trees.clear();
    const tree = new UnitTree(this.histories, day);
    this.trees.set(day, tree);
    return tree;
  }
}
