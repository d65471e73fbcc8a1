// Puts the staff screens on the page; what the first page needs is asked for at once, not one after the other.
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { preloadPage } from './app/pages.tsx';
import { createQueryCache } from './app/query-cache.ts';
import { preloadLanguage } from './texts/language.tsx';
import './app/styles.ts';

const cache = createQueryCache();
preloadLanguage();
// What fails here is asked for again, and told, where it is shown.
preloadPage(cache, location).catch(() => undefined);

createRoot(document.getElementById('root')!).render(<App cache={cache} />);
