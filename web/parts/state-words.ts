// What states, events and channels are called in the chosen language.
import type { Translator } from '../texts/language.tsx';

interface Named {
  readonly stateName: string;
  readonly stateNameEn: string;
}

/** The state's name as the service gave it. */
export function stateNameOf({ stateName, stateNameEn }: Named, t: Translator): string {
  return t.language === 'en' ? stateNameEn : stateName;
}

/** The event as a button says it; the event's own name where there are no words for it. */
export function eventName(type: string, t: Translator): string {
  return t.maybe(`event.${type}`) ?? type;
}
