/** One line of the routes table; `:name` in the path matches one segment and becomes `request.params.name`. */
export function route(method, path, view) {
  const pattern = path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return { method, pattern: new RegExp(`^${pattern}$`), view };
}

/** The first route that fits, with the parameters from the path; `null` if there is none. */
export function findRoute(routes, method, path) {
  for (const { pattern, view, ...candidate } of routes) {
    const match = candidate.method === method ? pattern.exec(path) : null;
    if (match) return { view, params: { ...match.groups } };
  }
  return null;
}
