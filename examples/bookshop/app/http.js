/** What a view gives back; the server turns it into bytes. */
export const json = (status, body) => ({ status, body });

export const noContent = () => ({ status: 204, body: undefined });

/** What a view is given: the method, the path and its parameters, and the body if there is one. */
export async function readRequest(incoming) {
  const { pathname, searchParams } = new URL(incoming.url, 'http://bookshop.invalid');
  const chunks = await incoming.toArray();
  const source = Buffer.concat(chunks).toString();
  return {
    method: incoming.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    params: {},
    body: source === '' ? {} : JSON.parse(source),
  };
}

export function sendResponse(outgoing, { status, body }) {
  if (body === undefined) {
    outgoing.writeHead(status).end();
    return;
  }
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
