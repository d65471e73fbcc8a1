// The English messages that every page may need, with the keys of the Vietnamese ones.
import common from './en/common.json' with { type: 'json' };
import consultations from './en/consultations.json' with { type: 'json' };
import counter from './en/counter.json' with { type: 'json' };
import documents from './en/documents.json' with { type: 'json' };
import dossier from './en/dossier.json' with { type: 'json' };
import office from './en/office.json' with { type: 'json' };
import problem from './en/problem.json' with { type: 'json' };
import queue from './en/queue.json' with { type: 'json' };

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
