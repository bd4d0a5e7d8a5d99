import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import * as models from '../models/index.js';
import { connect, createTables, DoesNotExist, IntegrityError, ValidationError } from '../orm/index.js';
import { json, readRequest, sendResponse } from './http.js';
import { findRoute } from './router.js';
import { routes } from './routes.js';

function failure(error) {
  if (error instanceof DoesNotExist) return json(404, { error: error.message });
  if (error instanceof IntegrityError) return json(409, { error: error.message });
  if (error instanceof ValidationError) return json(422, { error: error.message });
  return json(500, { error: `${error.name}: ${error.message}` });
}

async function respond(incoming) {
  const request = await readRequest(incoming);
  const found = findRoute(routes, request.method, request.path);
  if (found === null) return json(404, { error: `${request.method} ${request.path} is not here` });
  return found.view({ ...request, params: found.params });
}

export function createApp() {
  return createServer(async (incoming, outgoing) => {
    const response = await respond(incoming).catch(failure);
    sendResponse(outgoing, response);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  connect(process.env.BOOKSHOP_DB ?? 'bookshop.db');
  createTables(Object.values(models));
  createApp().listen(Number(process.env.PORT ?? 3000));
}
