// How the screens read and change: old rows stay while new ones come, a lost connection is tried again, a refusal is not.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ConnectionLost, Problem } from '../api/problem.ts';
import { SESSION_KEY } from '../workstation/session.tsx';

const ATTEMPTS = 4;

/** The cache of one page. A refusal for want of a session, or by a locked one, is told to the session's query. */
export function createQueryCache(): QueryClient {
  const watch = (error: unknown) => {
    if (!(error instanceof Problem)) return;
    if (error.code === 'auth.required') client.setQueryData(SESSION_KEY, null);
    if (error.status === 423 || error.code === 'auth.passwordChangeRequired')
      void client.invalidateQueries({ queryKey: SESSION_KEY });
  };
  const again = (failures: number, error: unknown) => error instanceof ConnectionLost && failures < ATTEMPTS;
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { retry: again, refetchOnWindowFocus: false, staleTime: 5_000 },
      mutations: { retry: again },
    },
  });
  return client;
}
