// Return and correction (61/2018/NĐ-CP Art. 20, 21): the result waits to be collected; then the dossier is closed.
import { law, setting } from '../law/ground.ts';
import { metaOf } from './state-meta.ts';
import { applicantData, correcting, unfinishedGoOn, wrongAcceptance } from './shared.ts';
import { alert, chart, closeAlerts, state } from './words.ts';

const stopsClock = chart.raise({ type: 'clock.stop' });

export const resolved = () =>
  state({
    id: 'resolved',
    meta: metaOf('resolved'),
    entry: stopsClock,
    exit: closeAlerts('handedOver', 'resultWaiting'),
    after: {
      reminder: {
        actions: alert('resultWaiting', 'reminder'),
        meta: setting('61/2018/NĐ-CP Art. 20 sets no time in which a result is collected: five working days'),
      },
    },
    on: {
      return: { target: 'returned', meta: law('61/2018/NĐ-CP Art. 20') },
      ...correcting,
      ...applicantData,
    },
  });

/** A closed dossier stays with the unit that closed it: what the whole course takes is refused by name. */
export const closed = (id: 'returned' | 'refused' | 'withdrawn' | 'stopped') =>
  state({
    id,
    tags: ['closed'],
    meta: metaOf(id),
    // A result given at the counter at once has no state of its own to stop the clock in.
    entry: stopsClock,
    on: {
      handOver: { meta: unfinishedGoOn },
      askAcceptanceCorrection: { meta: wrongAcceptance },
      approveAcceptanceCorrection: { meta: wrongAcceptance },
      rejectAcceptanceCorrection: { meta: wrongAcceptance },
      ...correcting,
      ...applicantData,
    },
  });
