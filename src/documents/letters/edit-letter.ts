// Letters leave as DOCX to be edited, and come back edited and signed; the form as issued stays what it was.
import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { parserIn } from '../../platform/parsing/parser.ts';
import { Parsing } from '../../platform/parsing/parsing.ts';
import type { FiledLetterView } from '../issue/form-view.ts';
import { findForm } from '../issue/find-form.ts';
import type { FoundForm } from '../issue/find-form.ts';
import { holdToPrint, mayOpen, refuseUnless } from '../issue/form-rights.ts';
import { IssuedFormTable } from '../issue/issued-form.table.ts';
import { fileNameOf } from '../issue/open-form.ts';
import type { OpenedForm } from '../issue/open-form.ts';
import { mendedWords } from '../render/ready-to-print.ts';
import { isLetter } from '../facts/letter.ts';
import type { LetterForm } from '../facts/letter.ts';
import { FiledFormTable } from './filed-form.table.ts';
import { DOCX, writeLetter } from './write-letter.ts';

export const PDF = 'application/pdf';
const LETTER = parserIn<typeof import('./parse-letter.ts')>(import.meta.url, './parse-letter');
/** How a file of each kind begins. */
const BEGINS: Readonly<Record<string, string>> = { [PDF]: '%PDF-', [DOCX]: 'PK\u0003\u0004' };

/** The same file sent twice is one version. */
const FILE = `
  insert into filed_form (home_agency_id, form_id, version, media_type, sha256, content, filed_at, filed_by, on_behalf_of)
  select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, to_timestamp($6::float8 / 1000), $7::uuid, $8::uuid
  from filed_form where home_agency_id = $1 and form_id = $2
  having coalesce((array_agg(sha256 order by version desc))[1] <> $4, true)
  on conflict do nothing`;

type Newest = Omit<FiledLetterView, 'filedBy'> & { readonly content: Buffer };

@Injectable()
export class EditLetter {
  private readonly log = new Logger(EditLetter.name);

  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly parsing: Parsing,
  ) {
    parsing.know(LETTER);
  }

  /** @throws DomainError `dossier.unknown`, `form.unknown`, `right.missing`, `form.notALetter` */
  async take(ref: string, formId: string, actor: Actor): Promise<OpenedForm> {
    const { form, state } = await this.letter(ref, formId, actor);
    refuseUnless(holdToPrint(form, state, actor) !== null, form.meaning);
    const { facts } = await this.database
      .repository(IssuedFormTable)
      .findOneByOrFail({ home_agency_id: form.homeAgencyId, id: form.id });
    this.note(form, actor, 'letter.take', null);
    return {
      bytes: await writeLetter(mendedWords(facts as LetterForm)),
      fileName: `${fileNameOf(form, state)}.docx`,
    };
  }

  /**
   * @param content the whole file; the digital signature in it is kept as it came and not judged
   * @throws DomainError as `take`, `form.fileRefused` for what is neither PDF nor DOCX, `input.active` for one that does
   *   something by itself
   */
  async file(
    ref: string,
    formId: string,
    sent: { readonly mediaType: string; readonly content: unknown },
    actor: Actor,
    at: Instant,
  ): Promise<FiledLetterView> {
    const { form, state } = await this.letter(ref, formId, actor);
    const hold = holdToPrint(form, state, actor);
    refuseUnless(hold !== null, form.meaning);
    const mediaType = sent.mediaType.split(';', 1)[0]!.trim().toLowerCase();
    const begins = BEGINS[mediaType];
    const { content } = sent;
    if (
      begins === undefined ||
      !Buffer.isBuffer(content) ||
      !content.subarray(0, 8).toString('latin1').startsWith(begins)
    )
      throw new DomainError('form.fileRefused', 'A letter is filed as PDF or DOCX', { takes: [PDF, DOCX] });
    await this.parsing.run(LETTER, { mediaType, content }, actor.staffId);
    const sha256 = createHash('sha256').update(content).digest();
    await this.database.query({
      name: 'letter-file',
      text: FILE,
      values: [form.homeAgencyId, form.id, mediaType, sha256, content, at, actor.staffId, hold!.onBehalfOf],
    });
    this.note(form, actor, 'letter.file', hold!.onBehalfOf);
    const { content: _, ...filed } = (await this.newest(form))!;
    return { ...filed, filedBy: actor.name };
  }

  /** The newest version that was filed. @throws DomainError as `take`, `form.notFiled`, `form.altered` */
  async open(
    ref: string,
    formId: string,
    actor: Actor,
  ): Promise<OpenedForm & { readonly mediaType: string }> {
    const { form, state } = await this.letter(ref, formId, actor);
    refuseUnless(mayOpen(form, state, actor), form.meaning);
    const newest = await this.newest(form);
    if (newest === null)
      throw new DomainError('form.notFiled', 'No edited letter was filed', { id: form.id });
    if (createHash('sha256').update(newest.content).digest('hex') !== newest.sha256) {
      this.log.error(`version ${newest.version} of letter ${form.id} is not what was filed`);
      throw new DomainError('form.altered', 'The letter in the database is not the one that was filed', {
        id: form.id,
        version: newest.version,
      });
    }
    this.note(form, actor, 'letter.open', null);
    const end = newest.mediaType === PDF ? 'pdf' : 'docx';
    const fileName = `${fileNameOf(form, state)}-v${newest.version}.${end}`;
    return { bytes: newest.content, mediaType: newest.mediaType, fileName };
  }

  private async letter(ref: string, formId: string, actor: Actor) {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    const form = await findForm(this.database, key, formId);
    if (!isLetter(form.meaning))
      throw new DomainError('form.notALetter', 'Only letters are edited', { meaning: form.meaning });
    return { state, form };
  }

  private async newest({ homeAgencyId, id }: FoundForm): Promise<Newest | null> {
    const row = await this.database
      .repository(FiledFormTable)
      .findOne({ where: { home_agency_id: homeAgencyId, form_id: id }, order: { version: 'DESC' } });
    if (row === null) return null;
    const { version, media_type: mediaType, sha256, content, filed_at: filedAt } = row;
    return { version, mediaType, sha256: sha256.toString('hex'), content, filedAt: filedAt.getTime() };
  }

  private note(form: FoundForm, { staffId }: Actor, what: string, onBehalfOf: string | null): void {
    const { homeAgencyId, dossierId } = form;
    this.accessLog.recordAccess({
      staffId,
      onBehalfOf,
      homeAgencyId,
      dossierId,
      what,
      purpose: form.meaning,
    });
  }
}
