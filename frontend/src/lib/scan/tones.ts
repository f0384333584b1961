/** What an answer to a scan may be. */
export type Level = 'ok' | 'warn' | 'stop';

// Short and high is good, double and middle wants a look, low and repeated stops.
const tones: Record<Level, { hz: number; ms: number; times: number }> = {
  ok: { hz: 1320, ms: 90, times: 1 },
  warn: { hz: 660, ms: 110, times: 2 },
  stop: { hz: 196, ms: 320, times: 3 },
};

let audio: AudioContext | null = null;

/** Sounds a result. A computer without sound shows it all the same. */
export function sound(level: Level) {
  try {
    audio ??= new AudioContext();
    const { hz, ms, times } = tones[level];
    for (let i = 0; i < times; i++) beep(audio, hz, ms / 1000, audio.currentTime + (i * ms * 1.6) / 1000);
  } catch {
    audio = null;
  }
}

function beep(context: AudioContext, hz: number, seconds: number, at: number) {
  const tone = new OscillatorNode(context, { frequency: hz });
  const volume = new GainNode(context, { gain: 0.25 });
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
