import type { Settings } from '#shared/contract/views.ts';

/** Two notes, a fourth apart, the second a little later: heard, and not startling. Hertz and seconds. */
const notes = [
  { pitch: 587.33, at: 0 },
  { pitch: 783.99, at: 0.16 },
] as const;
const lasts = 0.55;
/** How loud the first moment is; 1 would be as loud as the computer can. */
const loudness = { soft: 0.05, clear: 0.16 } as const;

let context: AudioContext | null = null;

/** Plays the sound of a new booking. Made here, so that no recording has to be shipped; a computer without sound stays silent. */
export function playTone(sound: Exclude<Settings['newsSound'], 'off'>): void {
  try {
    context ??= new AudioContext();
    const audio = context;
    void audio.resume().catch(() => undefined);
    const begin = audio.currentTime + 0.02;
    for (const { pitch, at } of notes) {
      const voice = audio.createOscillator();
      const volume = audio.createGain();
      voice.type = 'sine';
      voice.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, begin + at);
      volume.gain.exponentialRampToValueAtTime(loudness[sound], begin + at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + at + lasts);
      voice.connect(volume).connect(audio.destination);
      voice.start(begin + at);
      voice.stop(begin + at + lasts + 0.05);
    }
  } catch {
    // No sound card, or none that is free: the card's pulse and the counter say it too.
  }
}
