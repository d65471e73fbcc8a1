// Asks for a print of many forms as one document, and shows how far it is.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';
import { MakeControlSlip } from '../issue/make-control-slip.ts';
import { HandOutForm } from '../prints/hand-out-form.ts';
import { ReadRegister, refuseForeignUnit } from '../register/read-register.ts';
import type { RegisterWish } from '../register/read-register.ts';
import type { BatchAnswerView, BatchView } from './batch-view.ts';
import { BatchesJob } from './batches.job.ts';
import type { BatchRequest, CountedForm } from './batch-request.ts';
import { BatchRight } from './batch-right.ts';

/** Prints of one person that may wait at a time. */
const AT_ONCE = 5;

const WAITING = `(select count(*)::int from form_batch where asked_by = $1::uuid and state = 'waiting')`;
const ASK = `
  insert into form_batch (id, kind, title, request, asked_by, asked_at, total)
  select $2, $3, $4, $5::jsonb, $1::uuid, to_timestamp($6::float8 / 1000), $7 where ${WAITING} < ${AT_ONCE} returning 1`;
const SHOW = `
  select id, kind, title, state, total, done, failed, problem, (extract(epoch from asked_at) * 1000)::float8 as "askedAt"
  from form_batch where id = $1 and asked_by = $2`;
const BYTES = `select request, pdf from form_batch where id = $1 and asked_by = $2`;

@Injectable()
export class AskBatch {
  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly prints: HandOutForm,
    private readonly slips: MakeControlSlip,
    private readonly register: ReadRegister,
    private readonly right: BatchRight,
    private readonly job: BatchesJob,
  ) {}

  /**
   * The newest form of a meaning of each dossier, in the order given. Each counts as a print of it; a dossier without
   * one, or that the person may not print, is left out and told with the reason.
   * @throws DomainError `print.nothingToPrint` when nothing is left, `batch.tooMany`
   */
  async forms(
    refs: readonly string[],
    meaning: IssuedMeaning,
    actor: Actor,
    at: Instant,
  ): Promise<BatchAnswerView> {
    await this.refuseTooMany(actor);
    const { found, leftOut } = await each(refs, (ref) => this.prints.newest(ref, meaning, actor));
    const [first] = found as [(typeof found)[number]];
    const forms: CountedForm[] = [];
    for (const { form, onBehalfOf } of found) {
      const copyNumber = await this.prints.noteCopy(form, actor, onBehalfOf, at);
      forms.push({ homeAgencyId: form.homeAgencyId, id: form.id, copyNumber });
    }
    const id = await this.ask('forms', first.form.title, { forms }, forms.length, actor, at);
    return { id, total: forms.length, leftOut };
  }

  /**
   * The control slips of dossiers in the order given, as their hand-overs stand when they are printed. Each reading is
   * in the access log; a dossier that the person does not see is left out and told.
   * @throws DomainError `print.nothingToPrint` when nothing is left, `batch.tooMany`
   */
  async controlSlips(refs: readonly string[], actor: Actor, at: Instant): Promise<BatchAnswerView> {
    await this.refuseTooMany(actor);
    const { found, leftOut } = await each(refs, (ref) => this.dossiers.find(ref, 'forms', actor));
    const [first] = found as [(typeof found)[number]];
    const { title } = await this.slips.compose(first.key, first.state, at);
    for (const { key } of found) this.slips.noteAccess(key, actor);
    const request = { controlSlips: found.map(({ key }) => key) };
    const id = await this.ask('forms', title, request, found.length, actor, at);
    return { id, total: found.length, leftOut };
  }

  /** @throws DomainError `unit.outsideScope`, `period.invalid`, `register.tooLong`, `batch.tooMany` */
  async printRegister(wish: RegisterWish, actor: Actor, at: Instant): Promise<BatchAnswerView> {
    refuseForeignUnit(actor.scope, wish.unitId);
    await this.refuseTooMany(actor);
    const { form, lines } = await this.register.print(wish, at);
    const id = await this.ask('register', form.title, { register: wish }, lines.length, actor, at);
    return { id, total: lines.length, leftOut: [] };
  }

  /** @throws DomainError `batch.unknown`, also for somebody else's */
  async show(id: string, actor: Pick<Actor, 'staffId'>): Promise<BatchView> {
    const { rows } = await this.database.query<BatchView>({
      name: 'batch-show',
      text: SHOW,
      values: [id, actor.staffId],
    });
    if (rows[0] === undefined) throw unknownBatch(id);
    return rows[0];
  }

  /** @throws DomainError `batch.unknown`, `batch.rightEnded`, `batch.notReady` */
  async bytes(id: string, actor: Pick<Actor, 'staffId'>, at: Instant): Promise<Buffer> {
    const { rows } = await this.database.query<{ request: BatchRequest; pdf: Buffer | null }>({
      name: 'batch-bytes',
      text: BYTES,
      values: [id, actor.staffId],
    });
    if (rows[0] === undefined) throw unknownBatch(id);
    await this.right.check(rows[0].request, actor.staffId, at);
    if (rows[0].pdf === null) throw new DomainError('batch.notReady', 'The document is not made yet', { id });
    return rows[0].pdf;
  }

  /** Asked before a copy is counted. @throws DomainError `batch.tooMany` */
  private async refuseTooMany({ staffId }: Pick<Actor, 'staffId'>): Promise<void> {
    const { rows } = await this.database.query<{ waiting: number }>({
      name: 'batch-waiting',
      text: `select ${WAITING} as waiting`,
      values: [staffId],
    });
    if (rows[0]!.waiting >= AT_ONCE) throw tooManyBatches();
  }

  private async ask(
    kind: 'forms' | 'register',
    title: string,
    request: BatchRequest,
    total: number,
    actor: Actor,
    at: Instant,
  ): Promise<string> {
    const id = uuidv7();
    const { rows } = await this.database.query({
      name: 'batch-ask',
      text: ASK,
      values: [actor.staffId, id, kind, title, JSON.stringify(request), at, total],
    });
    if (rows.length === 0) throw tooManyBatches();
    this.job.nudge();
    return id;
  }
}

/** What was found of each dossier, once, and what was left out with the code of the refusal. */
async function each<Found extends { readonly key: DossierKey }>(
  refs: readonly string[],
  find: (ref: string) => Promise<Found>,
) {
  const found = new Map<string, Found>();
  const leftOut: { ref: string; code: string }[] = [];
  for (const ref of refs) {
    try {
      const one = await find(ref);
      if (found.has(one.key.id)) leftOut.push({ ref, code: 'item.repeated' });
      else found.set(one.key.id, one);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      leftOut.push({ ref, code: error.code });
    }
  }
  if (found.size === 0)
    throw new DomainError('print.nothingToPrint', 'None of these dossiers has such a form for you', {
      leftOut,
    });
  return { found: [...found.values()], leftOut };
}

const tooManyBatches = () =>
  new DomainError('batch.tooMany', 'Wait for the prints that you have asked for', { atOnce: AT_ONCE });
const unknownBatch = (id: string) =>
  new DomainError('batch.unknown', 'There is no such print, or it was forgotten a day after it was made', {
    id,
  });
