// Makes waiting prints of many forms into one document each: all forms one after another, or the register.
import { Injectable, Logger } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { Clock } from '../../platform/clock.ts';
import { Database, DatabaseUnavailable } from '../../platform/database.ts';
import { copyMark } from '../facts/form-words.ts';
import type { PrintedForm } from '../facts/printed-form.ts';
import { BatchRight } from './batch-right.ts';
import type { BatchRequest, CountedForm } from './batch-request.ts';
import type { LeftOutView } from './batch-view.ts';
import { MakeControlSlip } from '../issue/make-control-slip.ts';
import { ReadRegister } from '../register/read-register.ts';
import { FormRenderer } from '../render/form-renderer.ts';

interface Waiting {
  readonly id: string;
  readonly title: string;
  readonly request: BatchRequest;
  readonly askedBy: string;
  readonly askedAt: number;
}

interface Made {
  readonly pdf: Buffer | null;
  readonly failed: readonly LeftOutView[];
}

const NOT_MADE = 'form.notMade';
/** Forms read between two words about progress. */
const CHUNK = 25;

/** Whoever has waited longest since one of his was made comes next, so that nobody's many keep others waiting. */
const NEXT = `
  select b.id, b.title, b.request, b.asked_by as "askedBy", (extract(epoch from b.asked_at) * 1000)::float8 as "askedAt"
  from form_batch b where b.state = 'waiting'
  order by (select max(made.finished_at) from form_batch made where made.asked_by = b.asked_by) nulls first,
    b.asked_at, b.id limit 1`;
const PROGRESS = `update form_batch set done = $2 where id = $1`;
const DONE = `
  update form_batch set state = 'done', done = total, finished_at = to_timestamp($2::float8 / 1000), failed = $3, pdf = $4
  where id = $1 and state = 'waiting'`;
const FAILED = `
  update form_batch set state = 'failed', finished_at = to_timestamp($2::float8 / 1000), failed = $3, problem = $4
  where id = $1 and state = 'waiting'`;
/** What was made; what still waits is forgotten by nobody. */
const FORGET = `delete from form_batch where finished_at < to_timestamp($1::float8 / 1000)`;
const FACTS = `
  select facts, place::int from unnest($1::uuid[], $2::uuid[]) with ordinality as w(agency, id, place)
  join issued_form f on f.home_agency_id = w.agency and f.id = w.id order by place`;

@Injectable()
export class RunBatches {
  private readonly log = new Logger(RunBatches.name);

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly slips: MakeControlSlip,
    private readonly register: ReadRegister,
    private readonly renderer: FormRenderer,
    private readonly right: BatchRight,
    private readonly accessLog: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** Two instances may make the same print; the first to finish is kept, and the other's is the same. */
  async run(goOn: () => boolean = () => true): Promise<void> {
    await this.database.query({
      name: 'batch-forget',
      text: FORGET,
      values: [this.clock.now() - DAY_MS],
    });
    while (goOn()) {
      const { rows } = await this.database.query<Waiting>({ name: 'batch-next', text: NEXT });
      const [batch] = rows;
      if (batch === undefined) return;
      try {
        await this.right.check(batch.request, batch.askedBy, this.clock.now());
        const { pdf, failed } = await this.make(batch);
        if (failed.length > 0) this.log.error(`print ${batch.id} is without ${failed.length} of its forms`);
        if (pdf === null) await this.fail(batch, failed, null);
        else {
          const values = [batch.id, this.clock.now(), JSON.stringify(failed), pdf];
          await this.database.query({ name: 'batch-done', text: DONE, values });
        }
      } catch (error) {
        if (error instanceof DatabaseUnavailable) throw error;
        this.log.error(`print ${batch.id} failed: ${String(error)}`);
        await this.fail(batch, [], error instanceof DomainError ? error.code : null);
      }
    }
  }

  private async fail({ id }: Waiting, failed: readonly LeftOutView[], problem: string | null): Promise<void> {
    const values = [id, this.clock.now(), JSON.stringify(failed), problem];
    await this.database.query({ name: 'batch-failed', text: FAILED, values });
  }

  /** One document of what can be set, and what could not; null where nothing could. */
  private async make(batch: Waiting): Promise<Made> {
    const { id, request, askedBy, askedAt } = batch;
    if ('register' in request) {
      const { form, lines } = await this.register.print(request.register, askedAt);
      await this.register.note(request.register, lines, askedBy, 'print.register');
      // Nobody has the document before it is written down who has it.
      await this.accessLog.flush();
      return this.document(batch, [form], []);
    }
    const wanted = 'controlSlips' in request ? request.controlSlips : request.forms;
    const forms: PrintedForm[] = [];
    const failed: LeftOutView[] = [];
    for (let from = 0; from < wanted.length; from += CHUNK) {
      const upTo = from + CHUNK;
      if ('forms' in request) forms.push(...(await this.issued(request.forms.slice(from, upTo))));
      else await this.slipsOf(request.controlSlips.slice(from, upTo), askedAt, forms, failed);
      await this.database.query({ name: 'batch-progress', text: PROGRESS, values: [id, forms.length] });
    }
    return this.document(batch, forms, failed);
  }

  private async issued(refs: readonly CountedForm[]): Promise<readonly PrintedForm[]> {
    const { rows } = await this.database.query<{ facts: PrintedForm; place: number }>({
      name: 'batch-facts',
      text: FACTS,
      values: [refs.map(({ homeAgencyId }) => homeAgencyId), refs.map(({ id }) => id)],
    });
    return rows.map(({ facts, place }) => {
      const mark = copyMark(refs[place - 1]!.copyNumber ?? 1);
      return mark === null ? facts : { ...facts, copyMark: mark };
    });
  }

  private async slipsOf(
    keys: readonly DossierKey[],
    at: number,
    forms: PrintedForm[],
    failed: LeftOutView[],
  ): Promise<void> {
    const states = await this.engine.read(DOSSIER, keys);
    for (const key of keys) {
      const state = states.get(key.id)!;
      try {
        forms.push(await this.slips.compose(key, state, at));
      } catch (error) {
        this.log.error(`control slip of dossier ${key.id} was not composed: ${String(error)}`);
        failed.push({ ref: state.columns.code ?? state.columns.lodgingNo ?? key.id, code: NOT_MADE });
      }
    }
  }

  /** All at once; only where that fails, one by one to learn which. */
  private async document(
    { title, askedAt }: Waiting,
    forms: readonly PrintedForm[],
    before: readonly LeftOutView[],
  ): Promise<Made> {
    const whole = await this.tryToSet(forms, title, askedAt);
    if (whole !== null) return { pdf: whole, failed: before };
    const sound: PrintedForm[] = [];
    const failed: LeftOutView[] = [];
    for (const form of forms)
      if ((await this.tryToSet([form], title, askedAt)) !== null) sound.push(form);
      else failed.push({ ref: form.code ?? form.title, code: NOT_MADE });
    const pdf = sound.length === 0 ? null : await this.tryToSet(sound, title, askedAt);
    return { pdf, failed: [...before, ...failed] };
  }

  private async tryToSet(forms: readonly PrintedForm[], title: string, at: number): Promise<Buffer | null> {
    if (forms.length === 0) return null;
    try {
      return (await this.renderer.render(forms, title, at, 'background')).bytes;
    } catch (error) {
      this.log.error(`${forms.length} forms could not be set together: ${String(error)}`);
      return null;
    }
  }
}
