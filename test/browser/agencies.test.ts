// Between agencies: questions, legs, supplements, apologies and tasks.
import { inABrowser } from './in-a-browser.ts';
import { consultationsJourney } from './journeys/consultations.ts';
import { legsJourney } from './journeys/interlinked-legs.ts';
import { financialDutyJourney } from './journeys/two-appointments.ts';
import { supplementJourney } from './journeys/supplement-and-refusal.ts';
import { apologyJourney } from './journeys/apology.ts';
import { registerJourney } from './journeys/register.ts';
import { tasksJourney } from './journeys/assigned-tasks.ts';
import { complaintsJourney } from './journeys/complaints.ts';

await inABrowser({
  'consulted agencies': consultationsJourney,
  'interlinked agencies': legsJourney,
  'a financial duty': financialDutyJourney,
  'supplements and refusals': supplementJourney,
  'an apology': apologyJourney,
  'the register': registerJourney,
  'assigned tasks': tasksJourney,
  complaints: complaintsJourney,
});
