import express from 'express';

export const app = express();

app.get('/health', async (req, res) => {
  await new Promise((resolve) => setImmediate(resolve));
  res.json({ ok: true, agent: req.headers['user-agent'] });
});
