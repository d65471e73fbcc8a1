// Keeps half-typed new dossiers for a reception: its colleagues may go on with one; nobody else sees it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import { counterUnit } from '../../organization/counter-unit.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { DraftBody, DraftLine, DraftView } from './draft-bodies.ts';

export const DRAFT_KEPT_MS = 72 * HOUR_MS;
const MOST_BYTES = 32_768;
const MOST_LISTED = 50;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly staff_id: string;
  readonly updated_at: Date;
  readonly version: number;
  readonly body: object;
}

@Injectable()
export class KeepDrafts {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Called when a desk opens the form of a new dossier, which shows what is half-typed: it will print before long. */
  onDeskOpened(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Newest first, at most 50. @throws DomainError of `counterUnit` */
  async list(actor: Actor, at: Instant): Promise<DraftLine[]> {
    for (const listener of this.listeners) listener();
    const { rows } = await this.database.query<Omit<Row, 'body'>>({
      name: 'draft-list',
      text: `select id, title, staff_id, updated_at, version from dossier_draft
        where unit_id = any($1::uuid[]) and updated_at > $2 order by updated_at desc limit ${MOST_LISTED}`,
      values: [await this.unitsOf(actor, at), formatInstant(at - DRAFT_KEPT_MS)],
    });
    return rows.map((row) => this.lineOf(row));
  }

  /** @throws DomainError `draft.unknown` */
  async one(id: string, actor: Actor, at: Instant): Promise<DraftView> {
    const row = await this.find(id, actor, at);
    return { ...this.lineOf(row), body: row.body };
  }

  /** @throws DomainError `draft.tooLarge`, and those of `counterUnit` */
  async keep({ title, body }: DraftBody, actor: Actor, at: Instant): Promise<DraftLine> {
    refuseLarge(body);
    const organization = await this.directory.current();
    const { unitId } = counterUnit(organization, actor, undefined, at);
    const row = { id: uuidv7(), title, staff_id: actor.staffId, updated_at: new Date(at), version: 1 };
    await this.database.query({
      name: 'draft-keep',
      text: `insert into dossier_draft (id, unit_id, staff_id, title, body, version, updated_at)
        values ($1, $2, $3, $4, $5, 1, $6)`,
      values: [row.id, unitId, actor.staffId, title, JSON.stringify(body), formatInstant(at)],
    });
    return this.lineOf(row);
  }

  /** @throws DomainError `draft.unknown`; `draft.stale` with what is kept now, for a side-by-side */
  async change(
    id: string,
    { title, body }: DraftBody,
    ifVersion: number,
    actor: Actor,
    at: Instant,
  ): Promise<DraftLine> {
    refuseLarge(body);
    const { rows } = await this.database.query<Row>({
      name: 'draft-change',
      text: `update dossier_draft set title = $3, body = $4, staff_id = $5, updated_at = $6, version = version + 1
        where id = $1 and version = $2 and unit_id = any($7::uuid[])
        returning id, title, staff_id, updated_at, version, body`,
      values: [
        id,
        ifVersion,
        title,
        JSON.stringify(body),
        actor.staffId,
        formatInstant(at),
        await this.unitsOf(actor, at),
      ],
    });
    const [row] = rows;
    if (row !== undefined) return this.lineOf(row);
    const now = await this.find(id, actor, at);
    throw new DomainError('draft.stale', 'The draft was changed since you read it', {
      now: { version: now.version, body: now.body },
    });
  }

  /** Nothing happens when there is none: a lodged dossier's draft may be dropped twice. */
  async drop(id: string, actor: Actor, at: Instant): Promise<void> {
    await this.database.query({
      name: 'draft-drop',
      text: `delete from dossier_draft where id = $1 and unit_id = any($2::uuid[])`,
      values: [id, await this.unitsOf(actor, at)],
    });
  }

  private async find(id: string, actor: Actor, at: Instant): Promise<Row> {
    const { rows } = await this.database.query<Row>({
      name: 'draft-find',
      text: `select id, title, staff_id, updated_at, version, body from dossier_draft
        where id = $1 and unit_id = any($2::uuid[])`,
      values: [id, await this.unitsOf(actor, at)],
    });
    if (rows[0] === undefined) throw new DomainError('draft.unknown', 'There is no such draft');
    return rows[0];
  }

  private async unitsOf(actor: Actor, at: Instant): Promise<readonly string[]> {
    return counterUnit(await this.directory.current(), actor, undefined, at).choices;
  }

  private lineOf({ id, title, staff_id, updated_at, version }: Omit<Row, 'body'>): DraftLine {
    const staffName = this.directory.latest.staff(staff_id)?.name ?? '';
    return { id, title, staffName, updatedAt: formatInstant(updated_at.getTime()), version };
  }
}

function refuseLarge(body: object): void {
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES)
    throw new DomainError('draft.tooLarge', 'A draft holds 32 KB at most');
}
