/**
 * Characters that a terminal would act on instead of showing: control characters, and those that reorder text so that
 * source code reads differently from what it does. Tabs and line ends stay.
 */
const UNSAFE = /\r(?!\n)|[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu;

/** Makes text from source code safe to show: ESC becomes the four letters `\x1b`. */
export function escapeControls(text: string): string {
  return text.replace(UNSAFE, escapeCharacter);
}

/** For messages of one line: line ends are escaped too. */
export function escapeLine(text: string): string {
  return escapeControls(text).replace(/[\r\n]/g, escapeCharacter);
}

/** JSON in which no such character stands as it is. It still means the same. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${hex(character, 4)}`);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return character <= '\xFF' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`;
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}
