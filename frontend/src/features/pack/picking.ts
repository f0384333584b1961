let last = '';

/** Picks a unit or takes it off, and with all the units of a list between it and the one picked before. */
export function pickUntil(numbers: string[], number: string, picked: Set<string>, between: boolean) {
  const [from, to] = [numbers.indexOf(last), numbers.indexOf(number)];
  const add = !picked.has(number);
  const reach = between && from >= 0 ? numbers.slice(Math.min(from, to), Math.max(from, to) + 1) : [number];
  for (const each of reach) {
    if (add) picked.add(each);
    else picked.delete(each);
  }
  last = number;
}
