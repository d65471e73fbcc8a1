// Under which key of the cache the money of a desk is kept, and what it is.
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';

export const TILL_KEY = ['till'] as const;

export type Till = components['schemas']['TillView'];

export const readTill = (): Promise<Till> =>
  answerOf(api.GET('/api/v1/tills/mine', { params: { query: {} } }));
