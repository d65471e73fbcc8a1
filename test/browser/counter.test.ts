// At the counter, from signing in until a citizen has the result.
import { inABrowser } from './in-a-browser.ts';
import { signingIn } from './journeys/signing-in.ts';
import { counterJourney } from './journeys/counter.ts';
import { counterByKeyboard } from './journeys/counter-by-keyboard.ts';
import { officialForms } from './journeys/official-forms.ts';
import { papersJourney } from './journeys/papers-and-fees.ts';
import { handingOverJourney } from './journeys/handing-over.ts';
import { counterScanner } from './journeys/counter-scanner.ts';
import { clerksDay } from './journeys/clerks-day.ts';
import { citizenJourney } from './journeys/citizen.ts';
import { departmentJourney } from './journeys/department.ts';

await inABrowser({
  'signing in': signingIn,
  'the counter': counterJourney,
  'the counter without a mouse': counterByKeyboard,
  'the scanner': counterScanner,
  'a day of a clerk': clerksDay,
  'official forms': officialForms,
  'papers and fees': papersJourney,
  'handing a result over': handingOverJourney,
  'a citizen': citizenJourney,
  'a department': departmentJourney,
});
