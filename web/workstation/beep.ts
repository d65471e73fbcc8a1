// Two low tones: something was scanned and nothing came of it, for whoever looks at the paper and not at the screen.

const TONES = [0, 0.18] as const;

/** Silent where the browser plays nothing. */
export function beep(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  for (const after of TONES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 220;
    volume.gain.value = 0.2;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + after);
    tone.stop(context.currentTime + after + 0.12);
    if (after === TONES.at(-1)) tone.onended = () => void context.close();
  }
}
