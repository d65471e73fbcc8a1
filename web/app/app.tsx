// The application: theme, language, cache, and the page that the address names.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { LanguageProvider } from '../texts/language.tsx';
import { Pages } from './pages.tsx';
import { theme } from './theme.ts';

export function App({ cache }: { readonly cache: QueryClient }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <QueryClientProvider client={cache}>
        <LanguageProvider>
          <BrowserRouter>
            <Pages />
          </BrowserRouter>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
