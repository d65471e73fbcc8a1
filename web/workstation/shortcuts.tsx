// Keys: pages name theirs, one listener runs them, and one dialog lists what is possible now.
import { createContext, use, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

export interface Shortcut {
  /** `F8`, `Escape`, `?`, `j`, `ctrl+Enter`, `shift+F8`, `alt+1`, `alt+T`. */
  readonly keys: string;
  /** What it does, in the reader's words. */
  readonly label: string;
  readonly run: () => void;
}

type Place = 'page' | 'dialog';

interface List {
  readonly current: readonly Shortcut[];
  readonly place: Place;
}

interface Registry {
  readonly add: (list: List) => () => void;
  /** Innermost first. Over an open dialog the page's keys are silent: F8 in a dialog must not accept behind it. */
  readonly list: () => readonly Shortcut[];
}

const ShortcutsContext = createContext<Registry | null>(null);

/** Listens for every key of the page. Single letters are silent while somebody types or composes. */
export function ShortcutsProvider({
  letters,
  silent,
  children,
}: {
  /** Whether single letters are shortcuts at all (WCAG 2.1.4). */
  readonly letters: boolean;
  /** No key does anything: the page and its dialogs are behind a locked screen. */
  readonly silent: boolean;
  readonly children: ReactNode;
}) {
  const lists = useRef<List[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add: (list) => {
        lists.current = [list, ...lists.current];
        return () => {
          lists.current = lists.current.filter((each) => each !== list);
        };
      },
      list: () => {
        const covered = document.querySelector('[aria-modal="true"]') !== null;
        return lists.current
          .filter(({ place }) => !covered || place === 'dialog')
          .flatMap(({ current }) => current);
      },
    }),
    [],
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (silent) return;
      const pressed = nameOf(event);
      const isLetter = pressed.length === 1;
      if (isLetter && (!letters || isTyping(event.target))) return;
      const found = registry.list().find(({ keys }) => keys.toLowerCase() === pressed.toLowerCase());
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [letters, silent, registry]);
  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}

/** Keys that work while the component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[], active = true, place: Place = 'page'): void {
  const registry = use(ShortcutsContext);
  const list = useRef({ current: shortcuts, place });
  useEffect(() => {
    list.current.current = shortcuts;
  });
  useEffect(() => (active ? registry?.add(list.current) : undefined), [active, registry]);
}

/** What is possible now, for the dialog that lists it. */
export function useShortcutList(): () => readonly Shortcut[] {
  const registry = use(ShortcutsContext);
  return registry === null ? () => [] : registry.list;
}

function nameOf(event: KeyboardEvent): string {
  const held = [event.ctrlKey || event.metaKey ? 'ctrl+' : '', event.altKey ? 'alt+' : ''].join('');
  const shifted = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  // With Alt held some layouts give another character than the one that is printed on the key.
  const printed = event.altKey ? /^(?:Digit|Numpad|Key)([A-Z\d])$/.exec(event.code)?.[1] : undefined;
  return `${held}${shifted}${printed ?? event.key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
