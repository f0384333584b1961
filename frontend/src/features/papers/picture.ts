export { pictureOf } from '$lib/ui/picture';

/** What each box of a picture says, by the box. Captions are part of the form and not told. */
export function wordsIn(picture: SVGSVGElement): Map<string, string> {
  const said = new Map<string, string>();
  for (const group of picture.querySelectorAll<SVGGElement>('g[data-box][data-layer=fill][aria-label]')) {
    const box = group.dataset.box ?? '';
    said.set(box, [said.get(box), group.getAttribute('aria-label')].filter(Boolean).join('\n'));
  }
  return said;
}
