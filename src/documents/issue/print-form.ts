// Renders a form that was issued, once: the bytes of its first print are kept as a file; copies are set of the same words.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { BytesAltered } from '../../platform/files/hold-to-hash.ts';
import { BytesMissing, KeptBytes } from '../../platform/files/kept-bytes.ts';
import { copyMark } from '../facts/form-words.ts';
import type { IssuedForm } from '../facts/printed-form.ts';
import { FormRenderer } from '../render/form-renderer.ts';
import type { Lane, Rendered } from '../render/form-renderer.ts';
import { retryAt } from './retry-at.ts';

export interface FormRef {
  readonly homeAgencyId: string;
  readonly id: string;
}

interface Stored {
  readonly facts: IssuedForm;
  readonly issuedAt: number;
  /** 64 hex digits; null until it is rendered. */
  readonly sha256: string | null;
}

const READ = `
  select facts, (extract(epoch from issued_at) * 1000)::float8 as "issuedAt",
    encode(sha256, 'hex') as sha256
  from issued_form where home_agency_id = $1 and id = $2`;
const KEEP = `
  update issued_form set sha256 = decode($3, 'hex'), not_shown = $4
  where home_agency_id = $1 and id = $2 and sha256 is null returning 1 as kept`;
const UNPRINTED = `
  select home_agency_id as "homeAgencyId", id from issued_form
  where sha256 is null and (retry_at is null or retry_at <= to_timestamp($2::float8 / 1000))
  order by retry_at nulls first, issued_at limit $1`;
const FAILED = `
  update issued_form set tries = least(tries, 999) + 1, retry_at = ${retryAt('$3')}
  where home_agency_id = $1 and id = $2 and sha256 is null`;

@Injectable()
export class PrintForm {
  private readonly log = new Logger(PrintForm.name);
  /** First prints under way in this process: whoever asks meanwhile waits for the same. */
  private readonly making = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly database: Database,
    private readonly renderer: FormRenderer,
    private readonly files: KeptBytes,
  ) {}

  /**
   * The bytes of the form. They are made of what was frozen at its issue, so whoever comes first makes the same; and
   * should the file be lost, it is made again, and kept if it is what it was. One that was altered stays, as evidence,
   * and is never handed out.
   * @throws DomainError `form.notMade` when it cannot be set now; Error when the file is lost and cannot be made as it was
   */
  run(ref: FormRef, lane: Lane = 'desk'): Promise<Buffer> {
    const under = this.making.get(ref.id);
    if (under !== undefined) return under;
    const made = this.make(ref, lane).finally(() => this.making.delete(ref.id));
    this.making.set(ref.id, made);
    return made;
  }

  /**
   * What goes to paper: the kept bytes for the original; from the second copy on the same words with the copy's mark,
   * which are not kept.
   * @throws DomainError `form.notMade`
   */
  async copy(ref: FormRef, copyNumber: number): Promise<Buffer> {
    const mark = copyMark(copyNumber);
    if (mark === null) return this.run(ref);
    const { facts, issuedAt } = await this.read(ref);
    return (await this.set(ref, { ...facts, copyMark: mark }, issuedAt, 'desk')).bytes;
  }

  /** What the form says, frozen when it was issued. */
  async wordsOf(ref: FormRef): Promise<IssuedForm> {
    return (await this.read(ref)).facts;
  }

  /** Forms that were issued and not rendered yet, oldest first, without those that failed a short while ago. */
  async unprinted(most: number, at: Instant): Promise<readonly FormRef[]> {
    const { rows } = await this.database.query<FormRef>({
      name: 'forms-unprinted',
      text: UNPRINTED,
      values: [most, at],
    });
    return rows;
  }

  /** It is left alone for a while, the longer the more often it failed. */
  async noteFailure({ homeAgencyId, id }: FormRef, at: Instant): Promise<void> {
    await this.database.query({
      name: 'form-print-failed',
      text: FAILED,
      values: [homeAgencyId, id, at],
    });
  }

  private async make(ref: FormRef, lane: Lane): Promise<Buffer> {
    const { facts, issuedAt, sha256 } = await this.read(ref);
    const kept = sha256 === null ? null : await this.keptUnder(sha256);
    if (kept !== null) return kept;
    const { bytes: made, notShown } = await this.set(ref, facts, issuedAt, lane);
    const hash = createHash('sha256').update(made).digest('hex');
    if (sha256 !== null && hash !== sha256)
      throw new Error(`the first print of form ${ref.id} is lost and would not be the same again`);
    // The file is there before its name is noted: a crash in between leaves a file that the next print finds.
    await this.files.put(hash, made);
    // Whoever noted its name first has the first print.
    return sha256 === null && !(await this.note(ref, hash, notShown)) ? this.make(ref, lane) : made;
  }

  /** What was said of it stays in the log, without the words of the form. */
  private async set(ref: FormRef, facts: IssuedForm, issuedAt: Instant, lane: Lane): Promise<Rendered> {
    try {
      return await this.renderer.render([facts], documentTitle(facts), issuedAt, lane);
    } catch (error) {
      this.log.error(`${facts.meaning} ${ref.id} was not rendered: ${String(error)}`);
      throw new DomainError('form.notMade', 'The form cannot be made now; it is tried again', { id: ref.id });
    }
  }

  private async keptUnder(sha256: string): Promise<Buffer | null> {
    try {
      return await buffer(await this.files.read(sha256));
    } catch (error) {
      if (error instanceof BytesAltered)
        this.log.error(`the first print of a form was altered: ${error.message}`);
      else if (!(error instanceof BytesMissing)) throw error;
      return null;
    }
  }

  private async note(
    { homeAgencyId, id }: FormRef,
    sha256: string,
    notShown: readonly string[],
  ): Promise<boolean> {
    const { rows } = await this.database.query({
      name: 'form-keep',
      text: KEEP,
      values: [homeAgencyId, id, sha256, notShown],
    });
    return rows.length > 0;
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
