// Adapter of this relay for relay-bench, a load generator for message relays: it adds and strips the
// relay's own header (RelayFrameCodec), nothing else. Run in the folder of relay-bench:
//
//   mvn -f PROJECT/pom.xml -P image package
//   node bench.mjs PROJECT/relay-server/src/bench/relay-bench/onlinematch.mjs fanout --clients=10
//
// BENCH_URL and BENCH_PID name a relay that runs; without them one is started:
// BENCH_JAVA        the java to use (default: java)
// BENCH_JAVA_OPTS   its options, separated by spaces (default: those of jvm.options)
// BENCH_RELAY_OPTS  options of the relay, separated by spaces
// BENCH_WEBSOCKET=1 over WebSockets instead of data channels
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const ofBench = (path) => import(pathToFileURL(resolve(path)).href);
const { spawnRelay, httpUp } = await ofBench('lib/proc.mjs');
const overWebSocket = !!process.env.BENCH_WEBSOCKET;
const module = fileURLToPath(new URL('../../..', import.meta.url));
const words = (text) => (text ?? '').split(/\s+/).filter(Boolean);

const RELIABLE = 1, UNRELIABLE = 3;
const TO_ONE = 0x01, TO_ALL = 0x02, FROM = 0x11, WELCOME = 0x12, GOODBYE = 0x15;
const ECHO = 0xee;

export const caps = { unreliable: true, reliable: true, note: overWebSocket ? 'WebSocket' : 'data channels' };

export async function start({ port, cpu, verbose }) {
  if (process.env.BENCH_URL) return { pid: Number(process.env.BENCH_PID), url: process.env.BENCH_URL, stop: async () => {} };
  const url = `http://127.0.0.1:${port}`;
  const args = [
    ...words(process.env.BENCH_JAVA_OPTS ?? `@${resolve(module, 'jvm.options')}`), '-jar', jar(),
    `--port=${port}`, `--relay-udp-port=${port + 1}`, '--relay=everybody', ...words(process.env.BENCH_RELAY_OPTS),
  ];
  const relay = await spawnRelay(process.env.BENCH_JAVA ?? 'java', args, { cpu, log: verbose, ready: () => httpUp(`${url}/health`) });
  return { ...relay, url };
}

function jar() {
  const target = resolve(module, 'target');
  const name = existsSync(target) && readdirSync(target).find((each) => /^relay-server-.*\.jar$/.test(each));
  if (!name) throw new Error(`no relay in ${target}: see the first lines of this adapter`);
  return resolve(target, name);
}

let serial = 0;
export async function connect(server, { room = 'a', id = 0 } = {}) {
  // The relay may have served another run before, whose players it does not know to be gone yet.
  const query = `match=${process.pid}-${encodeURIComponent(room)}&session=${id}-${serial++}`;
  return overWebSocket ? connectWebSocket(server, query) : connectDataChannels(server, query);
}

/** What both ways have in common: `send(channel, frame)` and frames coming in through `receive`. */
function client(send, buffered, close) {
  let me, welcome, refuse;
  const entered = new Promise((done, failed) => {
    welcome = done; refuse = failed;
    setTimeout(() => failed(new Error('no welcome in 10 s')), 10000).unref();
  });
  const address = (message) => Buffer.concat([message[0] === ECHO ? Buffer.from([TO_ONE, ...varint(me)]) : Buffer.from([TO_ALL, 0]), message]);
  const c = {
    onMessage: null,
    sendUnreliable: (message) => send(UNRELIABLE, address(message)),
    sendReliable: (message) => send(RELIABLE, address(message)),
    buffered,
    close,
  };
  const receive = (frame) => {
    const [number, end] = readVarint(frame, 1);
    if (frame[0] === FROM) c.onMessage?.(frame.subarray(end));
    else if (frame[0] === WELCOME) { me = number; welcome(c); }
    else if (frame[0] === GOODBYE) refuse(new Error(`goodbye ${number}`));
  };
  return { entered, receive };
}

async function connectDataChannels(server, query) {
  const { ndc, RTC, gathered } = await ofBench('lib/ndc-client.mjs');
  const pc = new ndc.PeerConnection(query, { ...RTC, disableAutoNegotiation: true });
  const channels = {
    [RELIABLE]: pc.createDataChannel('reliable', { negotiated: true, id: RELIABLE }),
    [UNRELIABLE]: pc.createDataChannel('unreliable', { negotiated: true, id: UNRELIABLE, unordered: true, maxRetransmits: 0 }),
  };
  const { entered, receive } = client(
    (channel, frame) => channels[channel].sendMessageBinary(frame),
    () => channels[RELIABLE].bufferedAmount() + channels[UNRELIABLE].bufferedAmount(),
    () => { try { pc.close(); } catch { /* already gone */ } },
  );
  for (const channel of Object.values(channels)) channel.onMessage((message) => receive(Buffer.from(message)));
  const complete = gathered(pc);
  pc.setLocalDescription('offer');
  await complete;
  const answer = await fetch(`${server.url}/relay/offer?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: 'Bearer bench' },
    body: pc.localDescription().sdp,
  });
  if (answer.status !== 201) { pc.close(); throw new Error(`offer: ${answer.status} ${await answer.text()}`); }
  pc.setRemoteDescription(await answer.text(), 'answer');
  return entered;
}

async function connectWebSocket(server, query) {
  const { WebSocket } = createRequire(resolve('bench.mjs'))('ws');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/relay/ws?token=bench&${query}`, { perMessageDeflate: false });
  const { entered, receive } = client(
    (channel, frame) => socket.send(Buffer.concat([Buffer.from([channel]), frame])),
    () => socket.bufferedAmount,
    () => socket.close(),
  );
  socket.on('message', (message) => receive(message.subarray(1)));
  await new Promise((done, failed) => { socket.on('open', done); socket.on('error', failed); });
  return entered;
}

function varint(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

function readVarint(bytes, start) {
  let value = 0, shift = 0, at = start;
  for (; bytes[at] > 0x7f; at++, shift += 7) value |= (bytes[at] & 0x7f) << shift;
  return [value | (bytes[at] << shift), at + 1];
}
