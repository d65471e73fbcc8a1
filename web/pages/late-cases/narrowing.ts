// What an address narrows the list of late cases to.
import type { LateCaseLine, Narrowing } from './use-late-cases.ts';

export const REASONS = [
  'overload',
  'consultedAgency',
  'otherAgency',
  'higherLevel',
  'systemFailure',
  'legalObstacle',
  'forceMajeure',
  'wrongConfiguration',
  'applicant',
  'other',
] as const satisfies readonly NonNullable<LateCaseLine['reason']>[];

export function narrowingOf(params: URLSearchParams): Narrowing {
  const given = (name: 'unit' | 'kind' | 'dossier') => {
    const value = params.get(name);
    return value === null ? {} : { [name]: value };
  };
  const reason = REASONS.find((each) => each === params.get('reason'));
  return {
    ...given('unit'),
    ...given('kind'),
    ...given('dossier'),
    ...(reason !== undefined && { reason }),
    ...(params.get('unexplained') === 'true' && { unexplained: true }),
  };
}
