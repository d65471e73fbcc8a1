// The language of the screens: Vietnamese first, English by a switch; a language's messages are loaded when chosen.
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { onMessages, showLanguage, shownMessages } from './areas.ts';
import type { MessageKey } from './areas.ts';
import { translate } from './translate.ts';
import type { Language, Messages, Values } from './translate.ts';

const STORED_AS = 'motcua.language';

export interface Translator {
  (key: MessageKey, values?: Values): string;
  /** The message of a key that was put together, or null where there is none. */
  maybe: (key: string, values?: Values) => string | null;
  readonly language: Language;
}

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly messages: Messages;
}

/** The language of this browser's last visit. */
const lastLanguage = (): Language => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi');

/** Begins to load the messages of the last visit's language. */
export function preloadLanguage(): void {
  void showLanguage(lastLanguage());
}

const LanguageContext = createContext<Chosen | null>(null);

/** Holds the chosen language; shows nothing until its messages are there. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, choose] = useState<Language>(() => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi'));
  const shown = useSyncExternalStore(onMessages, shownMessages);
  useEffect(() => {
    localStorage.setItem(STORED_AS, wanted);
    if (shownMessages()?.language !== wanted) void showLanguage(wanted);
  }, [wanted]);
  const language = shown?.language;
  useEffect(() => {
    if (language !== undefined) document.documentElement.lang = language;
  }, [language]);
  const chosen = useMemo(() => (shown === null ? null : { ...shown, choose }), [shown]);
  return chosen === null ? null : <LanguageContext value={chosen}>{children}</LanguageContext>;
}

/** The words of the chosen language: `t('queue.title')`. */
export function useT(): Translator {
  const { language, messages } = useLanguage();
  return useMemo(
    () =>
      Object.assign((key: MessageKey, values?: Values) => translate(messages, key, values), {
        maybe: (key: string, values?: Values) => (key in messages ? translate(messages, key, values) : null),
        language,
      }),
    [language, messages],
  );
}

/** The language and how to change it. */
export function useLanguage(): Chosen {
  const chosen = use(LanguageContext);
  if (chosen === null) throw new Error('LanguageProvider is missing');
  return chosen;
}
