// Instants leave the service as ISO 8601 with the office's offset, whatever they are inside.
import { formatInstant } from '../domain/time/instant.ts';

const INSTANT = /(At|^at|^from|^to|^serverNow|Since)$/;

/** Copies a view, writing every numeric field whose name says instant (`…At`, `at`, `from`, `to`) as ISO 8601. */
export function onTheWire<View>(view: View): View {
  return converted(view, '') as View;
}

function converted(value: unknown, name: string): unknown {
  if (typeof value === 'number') return INSTANT.test(name) && value > 1e9 ? formatInstant(value) : value;
  if (Array.isArray(value)) return value.map((item) => converted(item, ''));
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) copy[key] = converted(member, key);
  return copy;
}
