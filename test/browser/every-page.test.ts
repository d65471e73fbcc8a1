// Every page of every position.
import { inABrowser } from './in-a-browser.ts';
import { everyPage } from './journeys/every-page.ts';
import { weight } from './journeys/weight.ts';

await inABrowser({
  'every page': everyPage,
  'the weight of a page': weight,
});
