// The shapes that a setting's value may have: enough for a screen to edit it and for the service to check it.

/** Words in both languages of the screens. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export interface Option {
  readonly value: string;
  readonly words: Words;
}

/** What a number counts; `share` is from 0 to 1 and shown in per cent. */
type SettingUnit =
  'minutes' | 'hours' | 'workingHours' | 'days' | 'workingDays' | 'times' | 'dossiers' | 'share';

export interface NumberShape {
  readonly type: 'number';
  readonly unit: SettingUnit;
  readonly least: number;
  readonly most: number;
  /** Whether a fraction is taken. */
  readonly fractions?: true;
  /** A word that may stand where the number would. */
  readonly instead?: Option;
}

interface FlagShape {
  readonly type: 'flag';
}

/** An instant, ISO 8601 with its offset; null for none. */
interface InstantShape {
  readonly type: 'instant';
}

interface ChoiceShape {
  readonly type: 'choice';
  readonly of: readonly Option[];
}

/** Some of the options, each once. */
interface ChoicesShape {
  readonly type: 'choices';
  readonly of: readonly Option[];
  /** How many at least. */
  readonly least: number;
}

interface Field {
  readonly name: string;
  readonly words: Words;
  readonly shape: SettingShape;
}

interface FieldsShape {
  readonly type: 'fields';
  readonly fields: readonly Field[];
}

interface ListShape {
  readonly type: 'list';
  /** One member, in words: `Nấc`. */
  readonly member: Words;
  readonly of: SettingShape;
  readonly least: number;
  readonly most: number;
}

/** One value for each key that is named; a key that is not keeps its default. */
interface MapShape {
  readonly type: 'map';
  readonly keys: readonly Option[];
  readonly of: SettingShape;
}

export type SettingShape =
  NumberShape | FlagShape | InstantShape | ChoiceShape | ChoicesShape | FieldsShape | ListShape | MapShape;
