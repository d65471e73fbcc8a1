// Renders a form that was issued, once: the bytes of its first print are kept, and every later print is those bytes.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import type { IssuedForm } from '../facts/printed-form.ts';
import { FormRenderer } from '../render/form-renderer.ts';

export interface FormRef {
  readonly homeAgencyId: string;
  readonly id: string;
}

interface Stored {
  readonly facts: IssuedForm;
  readonly issuedAt: number;
  readonly pdf: Buffer | null;
}

const READ = `
  select facts, (extract(epoch from issued_at) * 1000)::float8 as "issuedAt", pdf
  from issued_form where home_agency_id = $1 and id = $2`;
const KEEP = `
  update issued_form set pdf = $3, sha256 = $4 where home_agency_id = $1 and id = $2 and pdf is null returning 1 as kept`;
const UNPRINTED = `
  select home_agency_id as "homeAgencyId", id from issued_form where pdf is null order by issued_at limit $1`;

@Injectable()
export class PrintForm {
  constructor(
    private readonly database: Database,
    private readonly renderer: FormRenderer,
  ) {}

  /** The bytes of the form; the same whoever comes first, for they are made from what was frozen at its issue. */
  async run({ homeAgencyId, id }: FormRef): Promise<Buffer> {
    const { facts, issuedAt, pdf } = await this.read({ homeAgencyId, id });
    if (pdf !== null) return pdf;
    const made = await this.renderer.render([facts], documentTitle(facts), issuedAt);
    const { rows } = await this.database.query({
      name: 'form-keep',
      text: KEEP,
      values: [homeAgencyId, id, made, createHash('sha256').update(made).digest()],
    });
    return rows.length > 0 ? made : (await this.read({ homeAgencyId, id })).pdf!;
  }

  /** Forms that were issued and not rendered yet, oldest first. */
  async unprinted(most: number): Promise<readonly FormRef[]> {
    const { rows } = await this.database.query<FormRef>({
      name: 'forms-unprinted',
      text: UNPRINTED,
      values: [most],
    });
    return rows;
  }

  private async read({ homeAgencyId, id }: FormRef): Promise<Stored> {
    const { rows } = await this.database.query<Stored>({
      name: 'form-read',
      text: READ,
      values: [homeAgencyId, id],
    });
    return rows[0]!;
  }
}

/** Names a document without saying whose it is. */
export function documentTitle({ title, series }: Pick<IssuedForm, 'title' | 'series'>): string {
  return series === null ? title : `${title} ${series}`;
}
