import { GS, textOf, type Layout, type Stroke } from './keys';

/** How one scanner sends what it reads, learned once from the test sheet; the same as device.ScannerProfile. */
export interface Profile {
  name: string;
  prefix: string; // sent before each scan, empty for none
  suffix: string; // sent behind each scan; empty: Enter, Tab, or nothing at all
  gsSubstitute: string; // sent for the group separator, empty where it comes as it is
  layout: Layout; // keyboard layout that the scanner assumes
}

/** A scanner that nobody has taught. */
export const untaught: Profile = { name: '', prefix: '', suffix: '', gsSubstitute: '', layout: 'us' };

/** Longest prefix first, so that ~~ is not taken for ~. */
const byPrefix = (profiles: Profile[]) =>
  profiles.filter((p) => p.prefix !== '').sort((a, b) => b.prefix.length - a.prefix.length);

/** The profile whose prefix stands in front of some keys, if one does. */
export function prefixed(strokes: Stroke[], profiles: Profile[]): Profile | undefined {
  return byPrefix(profiles).find((p) => textOf(strokes, p.layout).startsWith(p.prefix));
}

/** The profile that speaks for some keys: the one whose prefix stands in front, or the first that has none. */
export function profileOf(strokes: Stroke[], profiles: Profile[]): Profile {
  return prefixed(strokes, profiles) ?? profiles.find((p) => p.prefix === '') ?? untaught;
}

/** Takes off what a scanner adds, and puts the group separator where its substitute stands. */
export function cleaned(raw: string, profile: Profile): string {
  let text = raw.startsWith(profile.prefix) ? raw.slice(profile.prefix.length) : raw;
  const suffix = profile.suffix.replace(/[\r\n\t]+$/, ''); // the key that ends a scan is no part of it
  if (suffix && text.endsWith(suffix)) text = text.slice(0, -suffix.length);
  return profile.gsSubstitute ? text.replaceAll(profile.gsSubstitute, GS) : text;
}

/** What a scan says: the profile whose prefix stands in front of it takes off what its scanner adds. */
export function clean(raw: string, profiles: Profile[]): string {
  const found = byPrefix(profiles).find((p) => raw.startsWith(p.prefix));
  return cleaned(raw, found ?? profiles.find((p) => p.prefix === '') ?? untaught);
}

/** The keys that may end a scan: those of the suffixes where every scanner has one, else any. */
export function enders(profiles: Profile[]): string | null {
  if (profiles.length === 0 || profiles.some((p) => p.suffix === '')) return null;
  return profiles.map((p) => /[\r\n\t]/.exec(p.suffix)?.[0] ?? '').join('');
}

/** Whether some keys end with a suffix that needs no key to end it. */
export function suffixed(strokes: Stroke[], profiles: Profile[]): boolean {
  const profile = profileOf(strokes, profiles);
  if (profile.suffix === '' || /[\r\n\t]/.test(profile.suffix)) return false;
  const text = textOf(strokes, profile.layout);
  return text.length > profile.prefix.length + profile.suffix.length && text.endsWith(profile.suffix);
}
