// Asks for the list of keys from wherever one is.

/** Told to the window when the list of keys is asked for. */
export const SHORTCUTS_ASKED = 'motcua:show-shortcuts';

export function showShortcuts(): void {
  window.dispatchEvent(new Event(SHORTCUTS_ASKED));
}
