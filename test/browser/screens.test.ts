// The screens in a real browser before the real service: each kind of work done as the person does it.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { openBrowser } from '../../bench/open-browser.ts';
import { openScreens } from '../support/browser.ts';
import type { Screens } from '../support/browser.ts';
import { apologyJourney } from './journeys/apology.ts';
import { adminJourney } from './journeys/administrator.ts';
import { tasksJourney } from './journeys/assigned-tasks.ts';
import { citizenJourney } from './journeys/citizen.ts';
import { consultationsJourney } from './journeys/consultations.ts';
import { counterJourney } from './journeys/counter.ts';
import { departmentJourney } from './journeys/department.ts';
import { everyPage } from './journeys/every-page.ts';
import { lettersCaseJourney } from './journeys/letters-case.ts';
import { handingOverJourney } from './journeys/handing-over.ts';
import { legsJourney } from './journeys/interlinked-legs.ts';
import { registerJourney } from './journeys/register.ts';
import { supplementJourney } from './journeys/supplement-and-refusal.ts';
import { financialDutyJourney } from './journeys/two-appointments.ts';
import { officeJourney } from './journeys/supervising-office.ts';
import { officialForms } from './journeys/official-forms.ts';
import { inspectionsJourney } from './journeys/inspections.ts';
import { latenessJourney } from './journeys/repeated-lateness.ts';
import { reportsJourney } from './journeys/reports.ts';
import { papersJourney } from './journeys/papers-and-fees.ts';
import { signingIn } from './journeys/signing-in.ts';
import { whenItGoesWrong } from './journeys/when-it-goes-wrong.ts';

const browser = await openBrowser();
if (typeof browser === 'string')
  throw new Error(
    `The journeys need a browser, and none can be started here (${browser}): run npm ci, which brings one, or install chromium or name one in CHROMIUM_PATH.`,
  );

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens(browser);
});
afterAll(() => screens.close(), 30_000);
const open = () => screens;
describe('signing in', () => signingIn(open));
describe('the counter', () => counterJourney(open));
describe('official forms', () => officialForms(open));
describe('papers and fees', () => papersJourney(open));
describe('handing a result over', () => handingOverJourney(open));
describe('a citizen', () => citizenJourney(open));
describe('a department', () => departmentJourney(open));
describe('consulted agencies', () => consultationsJourney(open));
describe('interlinked agencies', () => legsJourney(open));
describe('a financial duty', () => financialDutyJourney(open));
describe('supplements and refusals', () => supplementJourney(open));
describe('an apology', () => apologyJourney(open));
describe('the register', () => registerJourney(open));
describe('assigned tasks', () => tasksJourney(open));
describe('the supervising office', () => officeJourney(open));
describe('reports', () => reportsJourney(open));
describe('the letter’s case', () => lettersCaseJourney(open));
describe('inspections', () => inspectionsJourney(open));
describe('repeated lateness', () => latenessJourney(open));
describe('the administrator', () => adminJourney(open));
describe('when it goes wrong', () => whenItGoesWrong(open));
describe('every page', () => everyPage(open));
