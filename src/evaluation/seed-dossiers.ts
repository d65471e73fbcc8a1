// Plays the planned dossiers through the same door as every other request, in the order of their instants.
// Every act has a key, by which a seed that was cut off knows what is done.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DossierEventType } from '../../workflows/one-stop/dossier-events.ts';
import type { EventBody } from '../dossiers/dossier-bodies.ts';
import { LodgeDossier } from '../dossiers/lodging/lodge-dossier.ts';
import { SendEvent } from '../dossiers/events/send-event.ts';
import { Definitions } from '../dossier-kind/definitions.ts';
import type { Answer } from '../dossier-kind/orders.ts';
import type { Idempotency } from '../engine/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { Database } from '../platform/database.ts';
import { ProcessVersions } from '../procedures/process-versions.ts';
import type { Chart } from '../../workflows/one-stop/run-chart.ts';
import { findSender, peopleIn, senderOf } from './find-sender.ts';
import type { Act } from './plan-course.ts';
import { PlanStories } from './plan-stories.ts';
import type { Story } from './plan-stories.ts';
import { sampleApplicant } from './sample-applicants.ts';
import { SeededRandom } from './seeded-random.ts';

/** Acts of different dossiers that are sent together. */
const WAVE = 60;
/** Whose keys the acts are, in the place of a person. */
const OWNER = 'sample dossiers';

export interface SeededDossiers {
  readonly dossiers: number;
  readonly acts: number;
  /** Acts that the engine would not take; the dossier then stays where it is. */
  readonly refused: number;
}

interface Turn {
  readonly story: Story;
  readonly act: Act;
  /** Of the act: the number of the dossier and of the act in it. */
  readonly key: string;
}

@Injectable()
export class SeedDossiers {
  private readonly log = new Logger(SeedDossiers.name);

  constructor(
    private readonly plan: PlanStories,
    private readonly lodge: LodgeDossier,
    private readonly send: SendEvent,
    private readonly directory: OrganizationDirectory,
    private readonly versions: ProcessVersions,
    private readonly definitions: Definitions,
    private readonly database: Database,
  ) {}

  /**
   * @param now when the seed began: the same instant gives the same acts
   * @param lost ends it between two waves
   */
  async run(
    now: Instant,
    lost: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<SeededDossiers> {
    const stories = await this.plan.run(now);
    const turns = stories
      .flatMap((story) => story.acts.map((act, index) => ({ story, act, key: `${story.number}/${index}` })))
      .sort((a, b) => a.act.at - b.act.at || a.story.number - b.story.number);
    const answers = await this.answersSoFar();
    const standing = new Map<Story, Answer>();
    for (const { story, key } of turns) {
      const answer = answers.get(key);
      if (answer !== undefined) standing.set(story, answer);
    }
    const broken = new Set<Story>();
    const left = turns.filter(({ key }) => !answers.has(key));
    let done = turns.length - left.length;
    for (const wave of wavesOf(left)) {
      lost.throwIfAborted();
      progress(done, turns.length);
      await together(linesOf(wave).map((line) => this.playLine(line, standing, broken)));
      done += wave.length;
    }
    progress(done, turns.length);
    return { dossiers: standing.size, acts: turns.length, refused: broken.size };
  }

  private async answersSoFar(): Promise<ReadonlyMap<string, Answer>> {
    const { rows } = await this.database.query<{ key: string; answer: Answer }>({
      name: 'seed-answers',
      text: 'select key, answer from idempotency_key where owner = $1',
      values: [OWNER],
    });
    return new Map(rows.map(({ key, answer }) => [key, answer]));
  }

  private async playLine(
    line: readonly Turn[],
    standing: Map<Story, Answer>,
    broken: Set<Story>,
  ): Promise<void> {
    for (const turn of line) await this.play(turn, standing, broken);
  }

  private async play(turn: Turn, standing: Map<Story, Answer>, broken: Set<Story>): Promise<void> {
    const { story, act } = turn;
    if (broken.has(story)) return;
    try {
      const before = standing.get(story);
      standing.set(story, before ? await this.event(turn, before) : await this.lodging(turn));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      broken.add(story);
      this.log.warn(
        `sample dossier ${story.number} (${story.kind}): ${act.type} refused: ${error.code} ${error.message}`,
      );
    }
  }

  private lodging({ story, act, key }: Turn): Promise<Answer> {
    const organization = this.directory.latest;
    const { receptionUnitId, competentUnitId, definition, service, channel, number } = story;
    const [staffId] = peopleIn(organization, story, 'reception', 'receiving', act.at);
    if (staffId === undefined) throw new DomainError('officer.unknown', 'Nobody receives here');
    const random = new SeededRandom(number + 1);
    return this.lodge.run(
      {
        procedureCode: service.procedureCode,
        caseKey: service.caseKey,
        channel,
        receptionUnitId,
        competentUnitId,
        applicant: sampleApplicant(number, random, service.firm),
        checklist: definition.checklist
          .filter(({ required }) => required)
          .map(({ key }) => ({ key, originals: 1, copies: 0, digitised: channel === 'online' })),
        ...(act.decision && { decision: act.decision }),
        ...(act.reason !== undefined && { reason: act.reason }),
        ...(act.items && { items: act.items }),
      },
      senderOf(organization, staffId, act.at),
      act.at,
      idempotencyOf(key),
    );
  }

  private async event({ story, act, key }: Turn, before: Answer): Promise<Answer> {
    const organization = this.directory.latest;
    const type = act.type as DossierEventType;
    const meta = (await this.chartOf(story)).metaOf.get(before.state);
    const sender = findSender(organization, story, meta, type, before.officerId, act.at);
    if (sender === null) throw new DomainError('right.missing', `nobody may send this in ${before.state}`);
    const officerId = act.names && officerFor(organization, story, act, before.officerId);
    const body: EventBody = {
      type,
      ...(officerId !== undefined && { officerId }),
      ...(act.reason !== undefined && { reason: act.reason }),
      ...(act.items && { items: act.items }),
      ...(act.to !== undefined && { to: act.to }),
      ...(act.promisedAt !== undefined && { promisedAt: formatInstant(act.promisedAt) }),
      ...(act.how && { how: act.how }),
    };
    return this.send.run(before.id, body, sender, act.at, { idempotency: idempotencyOf(key) });
  }

  private async chartOf({ service, acts }: Story): Promise<Chart> {
    const lodgedOn = dayOf(acts[0]!.at);
    const { id } = await this.versions.currentFor(service.procedureCode, service.caseKey, lodgedOn);
    return (await this.definitions.process(id)).chart;
  }
}

/** All have ended when one of them is said to have failed. */
async function together(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
}

const idempotencyOf = (key: string): Idempotency => ({ owner: OWNER, key, requestHash: key });

/** Somebody for the step, other than who has it now if there is another. */
function officerFor(
  organization: Organization,
  story: Story,
  { names, at }: Act,
  now: string | null,
): string | undefined {
  const people = peopleIn(organization, story, names!.position, names!.unit, at);
  const others = people.filter((id) => id !== now);
  const choice = others.length > 0 ? others : people;
  return choice[story.number % choice.length];
}

/** What may go at once. Codes rise with time, so those who draw one at the same one-stop go one after the other. */
function linesOf(wave: readonly Turn[]): Turn[][] {
  const lines = new Map<string, Turn[]>();
  for (const turn of wave) {
    const { act, story } = turn;
    const draws = act.type === 'lodge' || act.type === 'accept';
    const key = draws ? story.receptionUnitId : String(story.number);
    lines.set(key, [...(lines.get(key) ?? []), turn]);
  }
  return [...lines.values()];
}

/** Consecutive acts of different dossiers, so that each dossier's own acts keep their order. */
function wavesOf(turns: readonly Turn[]): Turn[][] {
  const waves: Turn[][] = [];
  let members = new Set<Story>();
  for (const turn of turns) {
    if (waves.length === 0 || members.has(turn.story) || members.size >= WAVE) {
      waves.push([]);
      members = new Set();
    }
    waves.at(-1)!.push(turn);
    members.add(turn.story);
  }
  return waves;
}
