// A person as the administration reads him.
import type { components } from '../../../api/schema.d.ts';

export type Person = components['schemas']['StaffView'];
export type HeldPosition = Person['positions'][number];
