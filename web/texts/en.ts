// The English messages that every page may need, with the keys of the Vietnamese ones.
import common from './en/common.json' with { type: 'json' };
import problem from './en/problem.json' with { type: 'json' };
import queue from './en/queue.json' with { type: 'json' };

export const messages = { ...common, ...problem, ...queue };
