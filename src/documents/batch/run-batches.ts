// Makes waiting prints of many forms into one document each: all forms one after another, or the register.
import { Injectable, Logger } from '@nestjs/common';
import { DAY_MS } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../engine/orders.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { PrintedForm } from '../facts/printed-form.ts';
import { MakeControlSlip } from '../issue/make-control-slip.ts';
import type { FormRef } from '../issue/print-form.ts';
import { ReadRegister } from '../register/read-register.ts';
import type { RegisterWish } from '../register/read-register.ts';
import { FormRenderer } from '../render/form-renderer.ts';

export type BatchRequest =
  | { readonly forms: readonly FormRef[] }
  | { readonly controlSlips: readonly DossierKey[] }
  | { readonly register: RegisterWish };

interface Waiting {
  readonly id: string;
  readonly title: string;
  readonly request: BatchRequest;
  readonly askedAt: number;
}

/** Forms read between two words about progress. */
const CHUNK = 25;

const NEXT = `
  select id, title, request, (extract(epoch from asked_at) * 1000)::float8 as "askedAt"
  from form_batch where state = 'waiting' order by asked_at, id limit 1`;
const PROGRESS = `update form_batch set done = $2 where id = $1`;
const DONE = `update form_batch set state = 'done', done = total, pdf = $2 where id = $1 and state = 'waiting'`;
const FAILED = `update form_batch set state = 'failed' where id = $1`;
const FORGET = `delete from form_batch where asked_at < to_timestamp($1::float8 / 1000)`;
const FACTS = `
  select facts from unnest($1::uuid[], $2::uuid[]) with ordinality as w(agency, id, place)
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
        const pdf = await this.make(batch);
        await this.database.query({ name: 'batch-done', text: DONE, values: [batch.id, pdf] });
      } catch (error) {
        this.log.error(`print ${batch.id} failed: ${String(error)}`);
        await this.database.query({ name: 'batch-failed', text: FAILED, values: [batch.id] });
      }
    }
  }

  private async make({ id, title, request, askedAt }: Waiting): Promise<Buffer> {
    const forms: PrintedForm[] = [];
    const progress = () =>
      this.database.query({ name: 'batch-progress', text: PROGRESS, values: [id, forms.length] });
    if ('register' in request) forms.push(await this.register.print(request.register, askedAt));
    else if ('controlSlips' in request)
      for (let from = 0; from < request.controlSlips.length; from += CHUNK) {
        const chunk = request.controlSlips.slice(from, from + CHUNK);
        const states = await this.engine.read(chunk);
        for (const key of chunk) forms.push(await this.slips.compose(key, states.get(key.id)!, askedAt));
        await progress();
      }
    else
      for (let from = 0; from < request.forms.length; from += CHUNK) {
        const chunk = request.forms.slice(from, from + CHUNK);
        const { rows } = await this.database.query<{ facts: PrintedForm }>({
          name: 'batch-facts',
          text: FACTS,
          values: [chunk.map(({ homeAgencyId }) => homeAgencyId), chunk.map((form) => form.id)],
        });
        forms.push(...rows.map(({ facts }) => facts));
        await progress();
      }
    return this.renderer.render(forms, title, askedAt);
  }
}
