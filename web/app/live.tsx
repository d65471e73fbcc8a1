// Hints from the service that something changed: one stream a browser where tabs can agree on who holds it.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const STREAM = '/api/v1/alerts/stream';
const CHANNEL = 'motcua-hints';

interface Hint {
  readonly type: 'alert' | 'dossier';
  readonly id: string;
  readonly code?: string | null;
}

/**
 * Reads again what a hint names: the alerts, or that dossier. Lists are not touched: rows never move by themselves.
 * A locked screen is told nothing: it listens again once it is opened.
 */
export function useLiveHints(staffId: string, locked: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (locked) return;
    const heed = ({ type, id, code }: Hint) => {
      if (type === 'alert') void cache.invalidateQueries({ queryKey: ['alerts'] });
      for (const ref of [id, code]) if (ref) void cache.invalidateQueries({ queryKey: ['dossier', ref] });
    };
    const channel = new BroadcastChannel(`${CHANNEL}-${staffId}`);
    channel.onmessage = ({ data }: MessageEvent<Hint>) => heed(data);
    const leaving = new AbortController();
    const listen = () => {
      const stream = new EventSource(STREAM);
      stream.onmessage = ({ data }: MessageEvent<string>) => {
        const hint = JSON.parse(data) as Hint;
        heed(hint);
        channel.postMessage(hint);
      };
      return new Promise<void>((resolve) => {
        leaving.signal.addEventListener('abort', () => {
          stream.close();
          resolve();
        });
      });
    };
    // Without TLS there are no locks between tabs; each then listens for itself.
    if (navigator.locks === undefined) void listen();
    else
      void navigator.locks
        .request(`${CHANNEL}-${staffId}`, { signal: leaving.signal }, listen)
        .catch(() => {});
    return () => {
      leaving.abort();
      channel.close();
    };
  }, [cache, locked, staffId]);
}
