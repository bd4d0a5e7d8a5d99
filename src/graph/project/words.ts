/** Words in names and texts: when a hook runs is said by what it is called, `postSave`, `before.insert`, `'order:deleted'`. */

/** Words that hooks are registered with; some are names of operations, too. */
const REGISTERING = new Set(
  (
    'on once pre post before after around connect connected subscribe listen listener add register hook hooks use observe ' +
    'observer watch receiver receive handle handler when will did set bind attach'
  ).split(' '),
);

/** The words of a name, in small letters: `postSave` and `post_save` are `post` and `save`. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g)?.map((each) => each.toLowerCase()) ?? [];
}

/** Whether something is registered by those words. */
export function isRegistering(words: readonly string[]): boolean {
  return words.some((each) => REGISTERING.has(each));
}

/** Whether the words name the operation, in whatever form: `saved` and `saving` are forms of `save`. */
export function mentions(words: readonly string[], operation: string): boolean {
  const parts = wordsOf(operation);
  const [first] = parts;
  if (first === undefined || (parts.length === 1 && REGISTERING.has(first))) return false;
  return words.some((_, at) => parts.every((part, index) => isForm(words[at + index] ?? '', part)));
}

function isForm(word: string, verb: string): boolean {
  const stem = verb.replace(/e$/, '');
  return word === verb || (word.startsWith(stem) && /^(e|ed|es|ing|s|d)$/.test(word.slice(stem.length)));
}
