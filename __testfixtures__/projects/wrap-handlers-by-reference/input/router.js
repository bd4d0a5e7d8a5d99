import { Router } from 'express';

/** Handlers are added from elsewhere. */
const router = () => Router({ mergeParams: true });

export const api = router();
