// Takes an applicant's answer to what he was asked for: files for each item, sent once all are there.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApplicantsFiles } from '../../attachments/applicants-files.ts';
import type { Attachment } from '../../attachments/attachment-rows.ts';
import { TakeSentFile } from '../../attachments/take-sent-file.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SendAsApplicant } from '../../dossiers/events/send-as-applicant.ts';
import { type HeldDossier, LookUp } from '../../dossiers/look-up/look-up.ts';
import { type AskedSupplement, ShowSupplement } from '../../dossiers/look-up/show-supplement.ts';
import { Clock } from '../../platform/clock.ts';
import { FormParts } from '../../platform/http/form-parts.ts';
import { fileProblem } from '../file-problems.ts';
import { type Held, heldIn } from '../held.ts';
import { type ItemProblems, itemName } from './act-pages.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import type { ActWord } from './words.ts';

/** Files of one dossier that it may carry in the end, those of the office included. */
const MOST_FILES = 80;

export type CameOfAnswer =
  | { readonly held: Held; readonly isSent: true }
  | {
      readonly held: Held;
      readonly isSent: false;
      readonly asked: AskedSupplement;
      readonly pass: string;
      readonly files: readonly Attachment[];
      readonly problems: ItemProblems;
      readonly sending: boolean;
    };

interface Proved {
  readonly held: Held;
  readonly dossier: HeldDossier;
  readonly pass: string;
  readonly asked: AskedSupplement;
}

@Injectable()
export class AnswerSupplement {
  constructor(
    private readonly forms: FormParts,
    private readonly lookUp: LookUp,
    private readonly codes: OneTimeCodes,
    private readonly supplements: ShowSupplement,
    private readonly taking: TakeSentFile,
    private readonly files: ApplicantsFiles,
    private readonly sending: SendAsApplicant,
    private readonly clock: Clock,
  ) {}

  /**
   * @param heard told of the numbers of the receipt as soon as they are known, so that a refusal can lead back
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`, `code.over`, `event.notPossible` where nothing is waited for
   *   any more, and those of `FormParts.read`
   */
  async run(request: FastifyRequest, address: string, heard: (held: Held) => void): Promise<CameOfAnswer> {
    let proving: Promise<Proved> | null = null;
    const prove = (fields: Readonly<Record<string, string>>) =>
      (proving ??= this.prove(fields, address, this.clock.now(), heard));
    const refused: Record<string, ActWord> = {};
    const given = await this.forms.read(request, async ({ field, name, bytes }, before) => {
      const { dossier, asked } = await prove(before);
      const itemKey = keyOf(field, asked);
      if (itemKey === null) return;
      try {
        await this.taking.run({ key: dossier.key, itemKey, name, most: MOST_FILES }, bytes, this.clock.now());
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused[field] = fileProblem(error.code);
      }
    });
    const { held, dossier, pass, asked } = await prove(given);
    // A form takes minutes on a slow line: its pass must still be good, and what it does, it does now.
    const at = this.clock.now();
    await this.codes.check(dossier.key, 'supplement', pass, at);
    const [act, id] = (given['act'] ?? 'save').split(' ');
    if (act === 'remove') await this.files.takeBack(dossier.key, id ?? '', asked.askedAt, at);
    const files = await this.files.list(dossier.key, asked.askedAt);
    const problems = act === 'send' ? { ...missingIn(asked, files), ...refused } : refused;
    if (act !== 'send' || Object.keys(problems).length > 0)
      return { held, isSent: false, asked, pass, files, problems, sending: act === 'send' };
    await this.sending.run(dossier.key, { type: 'completeSupplement' }, at);
    await this.codes.spend(dossier.key, 'supplement');
    return { held, isSent: true };
  }

  private async prove(
    fields: Readonly<Record<string, string>>,
    address: string,
    at: Instant,
    heard: (held: Held) => void,
  ): Promise<Proved> {
    const held = heldIn(fields);
    heard(held);
    const dossier = await this.lookUp.prove(held.code, held.secret, address, at);
    const pass = fields['pass'] ?? '';
    await this.codes.check(dossier.key, 'supplement', pass, at);
    const asked = await this.supplements.run(dossier.key);
    if (asked === null) throw new DomainError('event.notPossible', 'Nothing is waited for', {});
    return { held, dossier, pass, asked };
  }
}

/** What a file is kept as; null for a field that the form does not have. */
function keyOf(field: string, { items }: AskedSupplement): string | null {
  if (field === itemName('other')) return 'other';
  return items.find((_, at) => itemName(at) === field)?.item ?? null;
}

function missingIn({ items }: AskedSupplement, files: readonly Attachment[]): ItemProblems {
  const there = new Set(files.map(({ itemKey }) => itemKey));
  return Object.fromEntries(
    items.flatMap(({ item }, at) => (there.has(item) ? [] : [[itemName(at), 'itemMissing'] as const])),
  );
}
