/** The routes of this project, and what calls them. */
export function path(pattern, view, options = {}) {
  return { pattern, view, ...options };
}

export const call = async (table, pattern, ...args) => {
  const row = table.find((each) => (each.pattern ?? each.path) === pattern);
  return await (row.view ?? row.handler)(...args);
};
