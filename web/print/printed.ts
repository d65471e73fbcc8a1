// A paper as the service gives it to be printed.
import type { components } from '../api/schema.d.ts';

export type Printed = components['schemas']['PrintView'];
export type PrintForm = Printed['form'];
