// Every English message, one file an area, with the keys of the Vietnamese ones.
import admin from './en/admin.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import consultations from './en/consultations.json' with { type: 'json' };
import counter from './en/counter.json' with { type: 'json' };
import dossier from './en/dossier.json' with { type: 'json' };
import office from './en/office.json' with { type: 'json' };
import problem from './en/problem.json' with { type: 'json' };
import queue from './en/queue.json' with { type: 'json' };

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
