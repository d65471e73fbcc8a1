// The language of the screens: Vietnamese first, English by a switch; a language's messages are loaded when chosen.
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { MessageKey } from './vi.ts';
import { translate } from './translate.ts';
import type { Language, Messages, Values } from './translate.ts';

const STORED_AS = 'motcua.language';
const LOAD: Record<Language, () => Promise<{ messages: Messages }>> = {
  vi: () => import('./vi.ts'),
  en: () => import('./en.ts'),
};

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

const LanguageContext = createContext<Chosen | null>(null);

/** Holds the chosen language; shows nothing until its messages are there. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() =>
    localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi',
  );
  const [messages, setMessages] = useState<Messages | null>(null);
  useEffect(() => {
    let wanted = true;
    void LOAD[language]().then((loaded) => {
      if (!wanted) return;
      document.documentElement.lang = language;
      localStorage.setItem(STORED_AS, language);
      setMessages(loaded.messages);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const chosen = useMemo(
    () => (messages === null ? null : { language, choose, messages }),
    [language, messages],
  );
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
