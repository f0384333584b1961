// What a key does to the field it lands in: how the field was before, and how a character is put in as typing does.

type TextField = HTMLInputElement | HTMLTextAreaElement;

const buttons = 'button, summary, [role="button"], input:is([type="button"], [type="submit"], [type="reset"], '
  + '[type="checkbox"], [type="radio"], [type="file"])';

/** The button that a key would press, if one has the focus. */
export function buttonOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(buttons) : null;
}

const isText = (target: EventTarget | null): target is TextField =>
  (target instanceof HTMLInputElement && !target.matches(buttons)) || target instanceof HTMLTextAreaElement;

/** Whether a person writes into something. */
export function takesText(target: EventTarget | null): target is HTMLElement {
  return isText(target) || (target instanceof HTMLElement && target.isContentEditable);
}

/** Remembers a field as it is, and gives what puts it back; null for what keeps no keys. */
export function remember(target: EventTarget | null): (() => void) | null {
  if (isText(target)) return rememberText(target);
  if (target instanceof HTMLSelectElement) return rememberChoice(target);
  if (target instanceof HTMLElement && target.isContentEditable) return rememberWritten(target);
  return null;
}

function rememberText(field: TextField): () => void {
  const { value } = field;
  const chosen = selectionOf(field);
  return () => {
    if (field.value === value) return;
    field.value = value;
    if (chosen) field.setSelectionRange(...chosen);
    tell(field, 'input');
  };
}

type Selection = [number, number, 'forward' | 'backward' | 'none'];

/** The caret of a field; some kinds of field tell none. */
function selectionOf(field: TextField): Selection | null {
  const { selectionStart: from, selectionEnd: to, selectionDirection: way } = field;
  return from === null || to === null ? null : [from, to, way ?? 'none'];
}

function rememberChoice(field: HTMLSelectElement): () => void {
  const { selectedIndex } = field;
  return () => {
    if (field.selectedIndex === selectedIndex) return;
    field.selectedIndex = selectedIndex;
    tell(field, 'input');
    tell(field, 'change');
  };
}

/** Written text is kept with its nodes, for a caret stands in a node. */
function rememberWritten(field: HTMLElement): () => void {
  const texts: [Text, string][] = [];
  const parents: [Element, ChildNode[]][] = [[field, [...field.childNodes]]];
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) texts.push([node, node.data]);
    else if (node instanceof Element) parents.push([node, [...node.childNodes]]);
  }
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const at = range && ([range.startContainer, range.startOffset, range.endContainer, range.endOffset] as const);
  return () => {
    for (const [parent, nodes] of parents) parent.replaceChildren(...nodes);
    for (const [text, data] of texts) text.data = data;
    if (at && field.contains(at[0])) selection?.setBaseAndExtent(...at);
    tell(field, 'input');
  };
}

function tell(field: HTMLElement, name: string) {
  field.dispatchEvent(new Event(name, { bubbles: true }));
}

/** Puts a character into a field at its caret, as typing would, so that it can be undone. */
export function insert(field: HTMLElement, text: string) {
  if (document.activeElement === field && document.execCommand('insertText', false, text)) return;
  if (!isText(field)) return;
  const [from, to] = selectionOf(field) ?? [field.value.length, field.value.length];
  field.setRangeText(text, from, to, 'end');
  tell(field, 'input');
}
