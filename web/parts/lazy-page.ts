// A page that is loaded, with the messages of its areas, when it is first opened or soon before.
import { createElement, use } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { needArea } from '../texts/areas.ts';
import type { Area } from '../texts/areas.ts';
import type { Session } from '../workstation/session.tsx';

export interface LazyPage {
  (): React.ReactNode;
  /** Begins to load; what is there when the page is shown is shown at once, without a moment of nothing. */
  preload(): Promise<unknown>;
  /** Asks for what the page will show as soon as its script is there, before it is drawn for the first time. */
  askAhead(cache: QueryClient, session: Session, params: URLSearchParams): Promise<void>;
}

interface PageModule {
  readonly default: ComponentType;
  readonly askAhead?: (...of: Parameters<LazyPage['askAhead']>) => void;
}

/** Loads a part of a page together with the messages of areas that the page itself does not need. */
export function withWords<Part>(areas: readonly Area[], load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const [part] = await Promise.all([load(), ...areas.map(needArea)]);
    return part;
  };
}

export function lazyPage(areas: readonly Area[], load: () => Promise<PageModule>): LazyPage {
  let loading: Promise<ComponentType> | undefined;
  const begin = (): Promise<ComponentType> => {
    const begun: Promise<ComponentType> = withWords(areas, load)().then((page) => {
      // React reads a promise so marked without waiting.
      void Object.assign(begun, { status: 'fulfilled', value: page.default });
      return page.default;
    });
    // The next opening tries again: the connection may be back, or a new version may be served.
    begun.catch(() => {
      loading = undefined;
    });
    return begun;
  };
  const preload = () => (loading ??= begin());
  const Page = () => createElement(use(preload()));
  const askAhead: LazyPage['askAhead'] = async (...of) => (await load()).askAhead?.(...of);
  return Object.assign(Page, { preload, askAhead });
}
