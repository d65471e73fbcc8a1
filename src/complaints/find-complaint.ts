// A complaint as it is now, by its id alone.
import { Injectable } from '@nestjs/common';
import { Engine } from '../engine/engine.ts';
import { Database } from '../platform/database.ts';
import { COMPLAINT } from './complaint.ts';
import type { ComplaintCase } from './complaint.ts';
import { unknownComplaint } from './decide-complaint.ts';

@Injectable()
export class FindComplaint {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
  ) {}

  /** @throws DomainError `complaint.unknown` */
  async run(id: string): Promise<ComplaintCase> {
    const { rows } = await this.database.query<{ h: string }>({
      name: 'complaint.home',
      text: `select home_agency_id as h from complaint where id = $1`,
      values: [id],
    });
    const [home] = rows;
    const found = home && (await this.engine.read(COMPLAINT, [{ homeAgencyId: home.h, id }])).get(id);
    if (found === undefined) throw unknownComplaint(id);
    return found;
  }
}
