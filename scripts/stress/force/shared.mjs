// What several kinds of forced edits need.
export const RUNTIME = 'orm-migrate-runtime';
export const OPENER = 'newConnection';

export const asyncNameOf = (name) => name.replace(/^[#_]*/, '$&a');

export const inside = (inner, outer) => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Nothing in the file has that name, or only the import that a first run wrote. */
export function isFree({ bindings }, name) {
  return bindings.every((each) => each.name !== name || each.import?.specifier === RUNTIME);
}

/** Only outside async functions is `await` a name, an arrow function's parameter say. */
export function namesAwait(facts, range) {
  return facts.functions.some(
    (each) => inside(each.range, range) && each.obstacles.some(({ blocker }) => blocker === 'reserved-await'),
  );
}
