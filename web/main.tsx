// Puts the staff screens on the page.
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './app/styles.ts';

createRoot(document.getElementById('root')!).render(<App />);
