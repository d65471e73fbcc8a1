// The Vietnamese messages that every page may need; an area of its own is loaded with its pages (areas.ts).
import common from './vi/common.json' with { type: 'json' };
import consultations from './vi/consultations.json' with { type: 'json' };
import counter from './vi/counter.json' with { type: 'json' };
import documents from './vi/documents.json' with { type: 'json' };
import dossier from './vi/dossier.json' with { type: 'json' };
import office from './vi/office.json' with { type: 'json' };
import problem from './vi/problem.json' with { type: 'json' };
import queue from './vi/queue.json' with { type: 'json' };

export const messages = {
  ...common,
  ...problem,
  ...counter,
  ...queue,
  ...dossier,
  ...documents,
  ...office,
  ...consultations,
};
