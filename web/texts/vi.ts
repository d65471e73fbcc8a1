// Every Vietnamese message, one file an area; the keys of all languages are the keys of these.
import admin from './vi/admin.json' with { type: 'json' };
import common from './vi/common.json' with { type: 'json' };
import consultations from './vi/consultations.json' with { type: 'json' };
import counter from './vi/counter.json' with { type: 'json' };
import dossier from './vi/dossier.json' with { type: 'json' };
import office from './vi/office.json' with { type: 'json' };
import problem from './vi/problem.json' with { type: 'json' };
import queue from './vi/queue.json' with { type: 'json' };

export const messages = {
  ...common,
  ...problem,
  ...counter,
  ...consultations,
  ...queue,
  ...dossier,
  ...office,
  ...admin,
};

export type MessageKey = keyof typeof messages;
