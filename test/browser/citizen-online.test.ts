// The citizen on a telephone without script, with a real server for the mails.
import { afterAll } from '@jest/globals';
import { openSink } from '../alerts/smtp-sink.ts';
import { inABrowser } from './in-a-browser.ts';
import { citizenOnlineJourney } from './journeys/citizen-online.ts';

const sink = await openSink();
afterAll(() => sink.close());

await inABrowser(
  { 'a citizen who lodges online': (open) => citizenOnlineJourney(open, sink) },
  { SMTP_URL: sink.url },
);
