/** Names of files as the disk has them: bytes, which need not be text. */

/** A name as text; null where its bytes are not UTF-8, so that no text leads to the file. */
export function decodeName(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') && !Buffer.from(text).equals(bytes) ? null : text;
}

/** The characters of UTF-8 above ASCII, byte by byte (RFC 3629, section 4); or a byte that belongs to none. */
const CHARACTER = new RegExp(
  [
    String.raw`([\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]`,
    String.raw`\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})`,
    String.raw`[\x80-\xFF]`,
  ].join('|'),
  'g',
);

/** A name to show: a byte that is no text stands as `\xff`. */
export function describeName(bytes: Buffer): string {
  return bytes.toString('latin1').replace(CHARACTER, (found, character: string | undefined) => {
    if (character !== undefined) return Buffer.from(character, 'latin1').toString('utf8');
    return `\\x${found.charCodeAt(0).toString(16)}`;
  });
}
