/** What an answer to a scan may be. */
export type Level = 'ok' | 'warn' | 'stop';

interface Tone {
  hz: number;
  ms: number;
  times: number;
  wave: OscillatorType; // a square wave is heard from small loudspeakers too, low as it is
  loud: number;
}

// Short and high is good, double and middle wants a look, low and repeated stops.
const tones: Record<Level, Tone> = {
  ok: { hz: 1320, ms: 90, times: 1, wave: 'sine', loud: 0.5 },
  warn: { hz: 660, ms: 120, times: 2, wave: 'triangle', loud: 0.7 },
  stop: { hz: 196, ms: 320, times: 3, wave: 'square', loud: 0.45 },
};

/** A stop sounds again after this long, until a person has read it. */
const againMS = 2000;
const kept = 'tradehub.volume';
const usual = 70;

let audio: AudioContext | null = null;
let alarm: ReturnType<typeof setInterval> | undefined;

/** How loud this computer is, 0 to 100; it is kept here, for each stands in another room. */
export const volume = {
  get(): number {
    const percent = Number(localStorage.getItem(kept) ?? usual);
    return percent >= 0 && percent <= 100 ? percent : usual;
  },
  set(percent: number) {
    localStorage.setItem(kept, String(Math.round(Math.min(100, Math.max(0, percent)))));
  },
};

/** Sounds a result. A stop sounds again and again until it is hushed. */
export function sound(level: Level) {
  hush();
  test(level);
  if (level === 'stop') alarm = setInterval(() => test('stop'), againMS);
}

/** Ends the sound of a stop. */
export function hush() {
  clearInterval(alarm);
}

/** Lets a tone be heard once. A computer without sound shows results all the same. */
export function test(level: Level) {
  try {
    audio ??= new AudioContext();
    wake();
    const { ms, times } = tones[level];
    for (let i = 0; i < times; i++) beep(audio, tones[level], audio.currentTime + (i * ms * 1.6) / 1000);
  } catch {
    audio = null;
  }
}

/** Lets sound begin again, which browsers allow only once a key was pressed. */
export function wake() {
  if (audio?.state === 'suspended') void audio.resume().catch(() => {});
}

function beep(context: AudioContext, { hz, ms, wave, loud }: Tone, at: number) {
  const seconds = ms / 1000;
  const full = (loud * volume.get()) / 100;
  const tone = new OscillatorNode(context, { frequency: hz, type: wave });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(full, at + 0.005); // without a ramp it clicks
  gain.gain.setValueAtTime(full, at + seconds - 0.01);
  gain.gain.linearRampToValueAtTime(0, at + seconds);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
