// Every page of every position.
import { inABrowser } from './in-a-browser.ts';
import { everyPage } from './journeys/every-page.ts';

await inABrowser({
  'every page': everyPage,
});
