// Tells a scanner's burst of keys from a person's typing, also where an input method turns letters into others. Pure.

export interface PressedKey {
  readonly key: string;
  /** The place on the keyboard: what was pressed, whatever an input method makes of it. */
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl or the system's key is held. */
  readonly held: boolean;
  /** An input method has the key. */
  readonly composing: boolean;
  /** In milliseconds. */
  readonly at: number;
}

export interface Scanned {
  readonly text: string;
  /** Letters came as an input method or a code page left them: names are to be looked at. */
  readonly damaged: boolean;
}

const FASTEST_HAND_MS = 35;
const SHORTEST_SCAN = 8;
/** Pressed between the letters of a burst; they add none and end none. */
const SILENT = new Set([
  'Shift',
  'Alt',
  'AltGraph',
  'CapsLock',
  'NumLock',
  'Unidentified',
  'Process',
  'Dead',
]);
/** What a key of the layout that scanners type on gives, plain and shifted. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Space: [' ', ' '],
  Digit7: ['7', '&'],
};

export class ScanBurst {
  private text = '';
  private damaged = false;
  private lastAt = Number.NEGATIVE_INFINITY;

  /** @returns `begun` for a key with which a burst may begin, what was scanned at its Enter, null for any other */
  take(pressed: PressedKey): 'begun' | Scanned | null {
    const gap = pressed.at - this.lastAt;
    const goesOn = gap <= FASTEST_HAND_MS;
    // A letter that the code page lacks comes as its number, typed while Alt is held.
    if (pressed.alt && /^Numpad\d$/.test(pressed.code)) {
      if (goesOn) this.damaged = true;
      this.lastAt = pressed.at;
      return null;
    }
    if (pressed.held || (pressed.alt && pressed.key !== 'Alt')) {
      this.forget();
      return null;
    }
    this.lastAt = pressed.at;
    if (pressed.code === 'Enter' || pressed.key === 'Enter') return this.end(goesOn);
    if (pressed.key === 'Backspace' && goesOn) {
      // An input method takes a letter back to put another in its place.
      this.text = this.text.slice(0, -1);
      this.damaged = true;
      return null;
    }
    const letter = pressed.composing ? letterAt(pressed) : pressed.key;
    if (letter.length !== 1) {
      if (!SILENT.has(pressed.key)) this.forget();
      else if (pressed.composing || pressed.key === 'Dead') this.damaged = true;
      return null;
    }
    const begins = !goesOn || this.text === '';
    if (!goesOn) this.forget();
    if (pressed.composing) this.damaged = true;
    this.text += letter;
    return begins ? 'begun' : null;
  }

  private end(goesOn: boolean): Scanned | null {
    const { text, damaged } = this;
    this.forget();
    return goesOn && text.length >= SHORTEST_SCAN ? { text, damaged } : null;
  }

  private forget(): void {
    this.text = '';
    this.damaged = false;
  }
}

/** The letter at the key's place; nothing for a place that scanners do not use. */
function letterAt({ code, shift }: PressedKey): string {
  const place = PLACES[code];
  if (place !== undefined) return place[shift ? 1 : 0];
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  return (!shift && /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]) || '';
}
