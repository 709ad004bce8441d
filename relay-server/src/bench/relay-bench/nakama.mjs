// Adapter of Nakama for relay-bench: a relayed match, as its own clients use it (JSON over a WebSocket).
// BENCH_URL and BENCH_PID name a server that runs.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { WebSocket } = createRequire(resolve('bench.mjs'))('ws');
const run = Date.now().toString(36);

export const caps = { unreliable: false, reliable: true, note: 'JSON over a WebSocket' };

export async function start() {
  return { pid: Number(process.env.BENCH_PID), url: process.env.BENCH_URL, stop: async () => {} };
}

export async function connect(server, { room = 'a', id = 0 } = {}) {
  const answer = await fetch(`${server.url}/v2/account/authenticate/device?create=true`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('defaultkey:').toString('base64')}` },
    body: JSON.stringify({ id: `bench-${run}-${id}` }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const { token } = await answer.json();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws?status=false&token=${token}`, { perMessageDeflate: false });
  let match, entered, refused;
  const inMatch = new Promise((done, failed) => { entered = done; refused = failed; });
  const c = {
    onMessage: null,
    sendReliable: (message) => socket.send(JSON.stringify({ match_data_send: { match_id: match, op_code: '1', data: message.toString('base64') } })),
    buffered: () => socket.bufferedAmount,
    close: () => socket.terminate(),
  };
  c.sendUnreliable = c.sendReliable;
  socket.on('message', (text) => {
    const envelope = JSON.parse(text);
    if (envelope.match_data) c.onMessage?.(Buffer.from(envelope.match_data.data, 'base64'));
    else if (envelope.match) { match = envelope.match.match_id; entered(c); }
    else if (envelope.error) refused(new Error(envelope.error.message));
  });
  await new Promise((done, failed) => { socket.on('open', done); socket.on('error', failed); });
  socket._socket.setNoDelay(true);
  // One name is one match, for everybody.
  socket.send(JSON.stringify({ cid: '1', match_create: { name: `${run}-${room}` } }));
  return inMatch;
}
