// Plans without any rule of an ORM: every edit wherever it can go.
import { copyEdits } from './force/copies.mjs';
import { RUNTIME } from './force/shared.mjs';
import { scriptEdits, wrapEdits } from './force/wraps.mjs';

/** A module beside the runtime's from which some files import as well. */
const OTHER_MODULE = './variants.js';

/** The edits of each pass. */
const PLANS = {
  mirrors: (facts) => copyEdits(facts, 'block'),
  wraps: wrapEdits,
  statements: (facts) => [...copyEdits(facts, 'statement').filter(isFallback), ...scriptEdits(facts)],
  all: (facts) => [...copyEdits(facts, 'block'), ...wrapEdits(facts), ...scriptEdits(facts)],
};

const isFallback = ({ kind }) => kind === 'insert-fallback';

/**
 * @param facts of one file
 * @param what `mirrors`, `wraps`, `statements` or `all`
 * @returns edits, empty where nothing in the file can be forced
 */
export function forcePlan(facts, what = 'all') {
  const edits = PLANS[what](facts);
  return [...edits, ...imports(edits, facts)];
}

function imports(edits, facts) {
  const needed = new Set(
    edits.flatMap((edit) => [
      ...(edit.helper === undefined ? [] : [edit.helper]),
      ...(edit.rewrites ?? []).flatMap(({ helper }) => helper ?? []),
    ]),
  );
  const isThere = (specifier, name) =>
    facts.bindings.some((each) => each.import?.specifier === specifier && each.name === name);
  const others = edits.length % 3 === 1 ? [[OTHER_MODULE, 'fromElsewhere']] : [];
  return [...[...needed].map((name) => [RUNTIME, name]), ...others]
    .filter(([specifier, name]) => !isThere(specifier, name) && edits.length > 0)
    .map(([specifier, name]) => ({ kind: 'add-import', specifier, name }));
}
