/**
 * Reads the picture of a page as an element of this document.
 *
 * It is drawn by the same painter and from the same display list as everything else that is printed. As an image it
 * would be shut off: no box could be found in it. Set as markup of the page it could do whatever markup can. A document
 * that DOMParser makes is inert instead: its scripts do not run, not even where they are adopted (HTML Living Standard,
 * section 8.5.1), and the content security policy refuses handlers in attributes. The painter writes neither.
 */
export function pictureOf(svg: string): SVGSVGElement {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement)) throw new Error('a page of the sheet is no picture');
  return document.adoptNode(root);
}
