// In the supervising office and at the administrator's, and when it goes wrong.
import { inABrowser } from './in-a-browser.ts';
import { officeJourney } from './journeys/supervising-office.ts';
import { reportsJourney } from './journeys/reports.ts';
import { lettersCaseJourney } from './journeys/letters-case.ts';
import { inspectionsJourney } from './journeys/inspections.ts';
import { latenessJourney } from './journeys/repeated-lateness.ts';
import { adminJourney } from './journeys/administrator.ts';
import { whenItGoesWrong } from './journeys/when-it-goes-wrong.ts';

await inABrowser({
  'the supervising office': officeJourney,
  reports: reportsJourney,
  'the letter’s case': lettersCaseJourney,
  inspections: inspectionsJourney,
  'repeated lateness': latenessJourney,
  'the administrator': adminJourney,
  'when it goes wrong': whenItGoesWrong,
});
