// Finds procedures for a screen: the page found, with the cases that a reception form offers.
import { Injectable } from '@nestjs/common';
import { NAME_NOT_PUBLISHED } from '../domain/process/import-processes.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { LodgingPlace } from './lodging-place.ts';
import { offeredCases } from './offered-cases.ts';
import type { ProcedurePageView } from './procedure-view.ts';
import { type ProcedureQuery, SearchProcedures } from './search-procedures.ts';

@Injectable()
export class FindProcedures {
  constructor(
    private readonly search: SearchProcedures,
    private readonly place: LodgingPlace,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param unitId only what may be lodged there @throws DomainError `unit.unknown`, `search.invalidCursor` */
  async run(query: Omit<ProcedureQuery, 'lodgeable'>, unitId?: string): Promise<ProcedurePageView> {
    const lodgeable = unitId === undefined ? undefined : await this.place.of(unitId);
    const page = await this.search.run({ ...query, ...(lodgeable && { lodgeable }) });
    const codes = page.procedures.map(({ code }) => code);
    const offered = await offeredCases(this.database, codes, formatDay(dayOf(this.clock.now())));
    return {
      procedures: page.procedures.map((found) => ({
        ...found,
        named: found.name !== NAME_NOT_PUBLISHED,
        offered: offered.get(found.code) ?? [],
      })),
      next: page.next,
    };
  }
}
