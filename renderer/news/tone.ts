import type { Settings } from '#shared/contract/settings.ts';

/** What a sound tells. */
export type Tone = 'booking' | 'attention';

/**
 * Two notes a fourth apart, the second a little later: heard, and not startling. A new booking rises; what needs a person lies lower
 * and falls, so that the two are told apart without looking. Hertz.
 */
const pitches: Readonly<Record<Tone, readonly [number, number]>> = {
  booking: [587.33, 783.99],
  attention: [392, 293.66],
};
/** Seconds. */
const between = 0.16;
const lasts = 0.55;
/** How loud the first moment is; 1 would be as loud as the computer can. */
const loudness = { soft: 0.05, clear: 0.16 } as const;

let context: AudioContext | null = null;

/**
 * Plays a sound. Made here, so that no recording has to be shipped; a computer without sound stays silent.
 * @param after seconds from now
 */
export function playTone(tone: Tone, sound: Exclude<Settings['newsSound'], 'off'>, after = 0): void {
  try {
    context ??= new AudioContext();
    const audio = context;
    void audio.resume().catch(() => undefined);
    const begin = audio.currentTime + 0.02 + after;
    for (const [index, pitch] of pitches[tone].entries()) {
      const at = begin + index * between;
      const voice = audio.createOscillator();
      const volume = audio.createGain();
      voice.type = 'sine';
      voice.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(loudness[sound], at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + lasts);
      voice.connect(volume).connect(audio.destination);
      voice.start(at);
      voice.stop(at + lasts + 0.05);
    }
  } catch {
    // No sound card, or none that is free: the card's mark and the counter say it too.
  }
}
