// The kinds and levels of units, in the order in which they are offered.
import type { Unit } from './unit-tree.ts';

export const UNIT_KINDS: readonly Unit['kind'][] = [
  'province',
  'provinceOffice',
  'district',
  'commune',
  'agency',
  'office',
  'department',
  'oneStop',
];

export const UNIT_LEVELS: readonly Unit['level'][] = ['province', 'district', 'commune'];
