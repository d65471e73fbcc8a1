// A page that is loaded, with the messages of its areas, when it is first opened or soon before.
import { createElement, use } from 'react';
import type { ComponentType } from 'react';
import { needArea } from '../texts/areas.ts';
import type { Area } from '../texts/areas.ts';

export interface LazyPage {
  (): React.ReactNode;
  /** Begins to load; what is there when the page is shown is shown at once, without a moment of nothing. */
  preload(): Promise<void>;
}

export function lazyPage(areas: readonly Area[], load: () => Promise<{ default: ComponentType }>): LazyPage {
  let loaded: ComponentType | undefined;
  let loading: Promise<void> | undefined;
  const preload = () =>
    (loading ??= Promise.all([load(), ...areas.map(needArea)]).then(
      ([page]) => {
        loaded = page.default;
      },
      (error: unknown) => {
        // The next opening tries again: the connection may be back, or a new version may be served.
        loading = undefined;
        throw error;
      },
    ));
  const Page = () => {
    if (loaded === undefined) use(preload());
    return createElement(loaded!);
  };
  return Object.assign(Page, { preload });
}
