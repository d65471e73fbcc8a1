// Room for uploads that have begun and are not whole yet: so much for one person, so much for all.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { Config } from '../platform/config.ts';
import { Staging } from './staging.ts';
import type { StagedUpload } from './staging.ts';

/** Without a byte for so long, an upload makes way for others. */
const STALE_MS = 60 * 60_000;
const RETRY_SECONDS = 60;

@Injectable()
export class UploadRoom {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly staging: Staging,
    private readonly config: Config,
  ) {}

  /**
   * Begins an upload if there is room for all of its bytes. One at a time in this process, so that many who begin at
   * once do not all find the same room.
   *
   * @param bytes how many it says it will have
   * @throws DomainError `upload.tooManyOpen` for a person with too many unfinished ones, `upload.noRoom`
   */
  within<Result>(staffId: string, bytes: number, begin: () => Promise<Result>): Promise<Result> {
    const begun = this.turn.then(async () => {
      await this.makeRoom(staffId, bytes);
      return begin();
    });
    this.turn = begun.catch(() => undefined);
    return begun;
  }

  private async makeRoom(staffId: string, bytes: number): Promise<void> {
    const { openPerPerson, openBytes } = this.config.uploads;
    let open = await this.staging.all();
    const fits = () =>
      open.filter((each) => each.staffId === staffId).length < openPerPerson &&
      sumOf(open) + bytes <= openBytes;
    if (!fits()) open = await this.withoutStale(open);
    if (fits()) return;
    if (open.filter((each) => each.staffId === staffId).length >= openPerPerson)
      throw new DomainError('upload.tooManyOpen', 'You have as many unfinished uploads as you may', {
        most: openPerPerson,
        retryAfterSeconds: RETRY_SECONDS,
      });
    throw new DomainError('upload.noRoom', 'There is no room for more unfinished uploads now', {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }

  private async withoutStale(open: readonly StagedUpload[]): Promise<StagedUpload[]> {
    const stale = open.filter(({ idleMs }) => idleMs > STALE_MS);
    for (const { id } of stale) await this.staging.forget(id);
    return open.filter((each) => !stale.includes(each));
  }
}

const sumOf = (open: readonly StagedUpload[]): number => open.reduce((sum, { bytes }) => sum + bytes, 0);
