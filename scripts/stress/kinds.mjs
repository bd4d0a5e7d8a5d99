// The kinds of edits and rewrites: those the model has, read off its types, and those a plan has.
import ts from 'typescript';

/** Types whose members are told apart by a word. */
const UNIONS = { Edit: 'kind', Rewrite: 'kind' };

/**
 * @param model the text of src/model/plan.ts
 * @returns `add-mirror`, `insert-fallback`, …, `insert-fallback statement`, …, `rewrite await-call`, …
 */
export function kindsOf(model) {
  const file = ts.createSourceFile('plan.ts', model, ts.ScriptTarget.Latest, true);
  const found = Object.entries(UNIONS).flatMap(([name, key]) => {
    const types = alternatives(file.statements.find((each) => each.name?.text === name).type);
    return types.flatMap((type) => {
      const members = ts.isTypeLiteralNode(type) ? type.members : interfaceOf(file, type.getText()).members;
      const [kind] = words(members, key);
      const label = name === 'Edit' ? kind : `rewrite ${kind}`;
      return [label, ...words(members, 'form').map((form) => `${label} ${form}`)];
    });
  });
  if (found.length === 0 || found.includes(undefined))
    throw new Error('the kinds of edits cannot be read off the model');
  return found;
}

const alternatives = (type) => (ts.isUnionTypeNode(type) ? type.types : [type]);

const interfaceOf = (file, name) =>
  file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);

function words(members, name) {
  const type = members.find((each) => each.name.text === name)?.type;
  return type ? alternatives(type).map((each) => each.literal.text) : [];
}

/** How often a plan has each of them. */
export function countKinds(plan, counts) {
  const add = (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const edit of plan) {
    add(edit.kind);
    if (edit.form !== undefined) add(`${edit.kind} ${edit.form}`);
    for (const { kind } of edit.rewrites ?? []) add(`rewrite ${kind}`);
  }
}
