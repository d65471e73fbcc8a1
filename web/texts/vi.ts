// The Vietnamese messages that every page may need; an area of its own is loaded with its pages (areas.ts).
import common from './vi/common.json' with { type: 'json' };
import problem from './vi/problem.json' with { type: 'json' };
import queue from './vi/queue.json' with { type: 'json' };

export const messages = { ...common, ...problem, ...queue };
