// Plans all sample dossiers for a given now. The same now always gives the same plan.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { dayOf } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { CaseDefinition, Channel } from '../domain/process/procedure-definition.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { ProcessVersions } from '../procedures/process-versions.ts';
import type { PlacedStory } from './find-sender.ts';
import type { Act } from './plan-course.ts';
import { planStory } from './plan-story.ts';
import { SAMPLE_MIX, SAMPLE_SERVICES } from './sample-services.ts';
import type { SampleService, StoryKind } from './sample-services.ts';
import { SeededRandom } from './seeded-random.ts';

const SEED = 20_250_701;
/** Kinds that only make sense where there is time to be overtaken by. */
const NEEDS_DAYS: ReadonlySet<StoryKind> = new Set([
  'inProgress',
  'dueSoon',
  'lateNow',
  'lateUnassigned',
  'waitingSupplement',
  'supplemented',
  'lapsed',
  'resolvedLate',
  'refused',
  'endedAtRequest',
]);
/** Kinds in which an officer of the competent unit does something. */
const NEEDS_OFFICER: ReadonlySet<StoryKind> = new Set([
  'waitingSupplement',
  'supplemented',
  'lapsed',
  'endedAtRequest',
]);
const LATE: ReadonlySet<StoryKind> = new Set(['resolvedLate', 'lateNow', 'lateUnassigned']);
const COMMUNES = ['H99.101', 'H99.102'];

export interface Story extends PlacedStory {
  readonly kind: StoryKind;
  readonly service: SampleService;
  readonly definition: CaseDefinition;
  readonly channel: Channel;
  readonly acts: readonly Act[];
}

@Injectable()
export class PlanStories {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly versions: ProcessVersions,
    private readonly calendars: CalendarBook,
  ) {}

  async run(now: Instant): Promise<readonly Story[]> {
    const organization = await this.directory.reload();
    const definitions = await this.definitions(now);
    const random = new SeededRandom(SEED);
    const kinds = (Object.entries(SAMPLE_MIX) as [StoryKind, number][]).flatMap(([kind, count]) =>
      Array.from({ length: count }, () => kind),
    );
    return kinds.map((kind, number) => {
      const service = pickService(kind, definitions, random);
      const definition = definitions.get(service)!;
      const calendar = this.calendars.current();
      return {
        number,
        kind,
        service,
        definition,
        ...unitsOf(service, organization, random, kind, now),
        ...planStory({ kind, definition, calendar, random, now }),
      };
    });
  }

  private async definitions(now: Instant): Promise<ReadonlyMap<SampleService, CaseDefinition>> {
    const found = new Map<SampleService, CaseDefinition>();
    for (const service of SAMPLE_SERVICES)
      found.set(
        service,
        await this.versions.definitionFor(service.procedureCode, service.caseKey, dayOf(now)),
      );
    return found;
  }
}

function pickService(
  kind: StoryKind,
  definitions: ReadonlyMap<SampleService, CaseDefinition>,
  random: SeededRandom,
): SampleService {
  const fitting = SAMPLE_SERVICES.filter((service) => {
    if (kind === 'financialDuty') return service.procedureCode === '1.013978';
    const { limit, process } = definitions.get(service)!;
    const officers = process.steps.some(
      ({ position, unit }) => position === 'officer' && unit === 'competent',
    );
    if (NEEDS_OFFICER.has(kind) && !officers) return false;
    return !NEEDS_DAYS.has(kind) || (limit !== null && limit.unit !== 'sameDay' && limit.amount >= 3);
  });
  const weighted = fitting.flatMap((service) => {
    const times = LATE.has(kind) && service.slow ? 4 : 1;
    return Array.from({ length: service.weight * times }, () => service);
  });
  return random.pick(weighted);
}

/** Lateness gathers in the first commune. */
function unitsOf(
  { at, competent }: SampleService,
  organization: Organization,
  random: SeededRandom,
  kind: StoryKind,
  now: Instant,
): Pick<PlacedStory, 'receptionUnitId' | 'competentUnitId'> {
  const idOf = (code: string): string => organization.unitByCode(code, now)!.id;
  if (at === 'province') return { receptionUnitId: idOf('H99.02'), competentUnitId: idOf(competent) };
  const commune = LATE.has(kind) && random.chance(0.75) ? COMMUNES[0]! : random.pick(COMMUNES);
  return { receptionUnitId: idOf(`${commune}.01`), competentUnitId: idOf(`${commune}.${competent}`) };
}
