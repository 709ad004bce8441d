// What a WebRTC peer and our echo (EchoServer) say to each other: every size from one byte to 256 KiB, text and
// binary, reliable and unreliable, then messages of random size. Runs in a page and in Node.

const KIB = 1024;
const LARGEST = 256 * KIB;
const SIZES = [1, 2, 3, 4, 5, 100, 1163, 1164, 1165, 1200, 4095, 4096, 16 * KIB, 65535, 65536, 65537, LARGEST - 1, LARGEST];
const IN_FLIGHT = 512 * KIB;
const PATIENCE_MS = 20_000, UNRELIABLE_PATIENCE_MS = 2_000;

/** Throws at the first message that is not echoed as it was sent; returns what went through. */
export async function exchange(PeerConnection, url, seconds) {
  const pc = new PeerConnection();
  const reliable = pc.createDataChannel('reliable');
  const unreliable = pc.createDataChannel('unreliable', { ordered: false, maxRetransmits: 0 });
  await connect(pc, url);
  await Promise.all([reliable, unreliable].map(opened));
  const report = { reliable: 0, unreliable: 0, lost: 0, bytes: 0 };
  for (const size of SIZES) {
    for (const message of [binary(size), text(size)]) {
      const echo = await once(reliable, message, PATIENCE_MS);
      if (echo === null) throw new Error(`no echo of ${size} bytes`);
      expectSame(message, echo);
      report.reliable++; report.bytes += size;
      await tryUnreliable(unreliable, message, size, report);
    }
  }
  await Promise.all([
    randomly(reliable, seconds, report),
    randomlyUnreliable(unreliable, seconds, report),
  ]);
  pc.close();
  return report;
}

async function connect(pc, url) {
  const gathered = new Promise((done) => {
    pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && done();
  });
  await pc.setLocalDescription(await pc.createOffer());
  if (pc.iceGatheringState !== 'complete') await gathered;
  const answer = await fetch(url, { method: 'POST', body: pc.localDescription.sdp });
  if (!answer.ok) throw new Error(`offer: ${answer.status} ${await answer.text()}`);
  await pc.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
}

function opened(channel) {
  channel.binaryType = 'arraybuffer';
  return new Promise((done, failed) => {
    if (channel.readyState === 'open') done();
    channel.onopen = done;
    setTimeout(() => failed(new Error('a channel did not open')), PATIENCE_MS);
  });
}

/** Sends one message and waits for its echo; null if none came. */
function once(channel, message, patienceMs) {
  return new Promise((done) => {
    const timer = setTimeout(() => done(null), patienceMs);
    channel.onmessage = (event) => { clearTimeout(timer); done(event.data); };
    channel.send(message);
  });
}

// Even here, a full socket buffer may cost a message one of its hundreds of packets.
async function tryUnreliable(channel, message, size, report) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const echo = await once(channel, message, UNRELIABLE_PATIENCE_MS);
    if (echo !== null) {
      expectSame(message, echo);
      report.unreliable++; report.bytes += size;
      return;
    }
    report.lost++;
  }
  throw new Error(`${size} bytes never came through the unreliable channel`);
}

/** Everything comes back, once and in order. */
function randomly(channel, seconds, report) {
  const waiting = [];
  let inFlight = 0, end = Date.now() + seconds * 1000;
  return new Promise((done, failed) => {
    let stalled = setTimeout(failed, PATIENCE_MS);
    const pump = () => {
      while (Date.now() < end && inFlight < IN_FLIGHT) {
        const message = randomMessage();
        waiting.push(message);
        inFlight += lengthOf(message);
        channel.send(message);
      }
      if (waiting.length === 0) { clearTimeout(stalled); done(); }
    };
    channel.onmessage = (event) => {
      clearTimeout(stalled);
      stalled = setTimeout(() => failed(new Error('the reliable channel stalled')), PATIENCE_MS);
      const message = waiting.shift();
      try { expectSame(message, event.data); } catch (wrong) { failed(wrong); return; }
      inFlight -= lengthOf(message);
      report.reliable++; report.bytes += lengthOf(message);
      pump();
    };
    pump();
  });
}

/** What comes back was sent, and comes once. */
async function randomlyUnreliable(channel, seconds, report) {
  const sent = new Map();
  let number = 0, twice = null;
  channel.onmessage = (event) => {
    const at = new DataView(event.data).getUint32(0), message = sent.get(at);
    try { expectSame(message, event.data); } catch (wrong) { twice = wrong; }
    sent.delete(at);
    report.unreliable++; report.bytes += event.data.byteLength;
  };
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const message = binary(4 + (randomSize() & 0x3fff));
    new DataView(message).setUint32(0, number);
    sent.set(number++, message);
    channel.send(message);
    await new Promise((later) => setTimeout(later, 5));
  }
  await new Promise((later) => setTimeout(later, 1_000));
  if (twice) throw twice;
  report.lost += sent.size;
  if (sent.size > number / 10) throw new Error(`${sent.size} of ${number} unreliable messages lost`);
}

// Mostly small, as in games; every magnitude as likely as the others.
const randomSize = () => 1 + Math.floor(Math.random() * 2 ** Math.floor(Math.random() * 19));
const randomMessage = () => (Math.random() < 0.5 ? binary(randomSize()) : text(randomSize()));
const lengthOf = (message) => (typeof message === 'string' ? message.length : message.byteLength);

function binary(size) {
  const bytes = new Uint8Array(size);
  const seed = Math.floor(Math.random() * 251);
  for (let i = 0; i < size; i++) bytes[i] = (i * 7 + seed) & 0xff;
  return bytes.buffer;
}

// Two bytes and one byte by turns; as long in UTF-8 as was asked for.
function text(size) {
  return size < 3 ? 'x'.repeat(size) : 'éx'.repeat(size / 3) + 'x'.repeat(size % 3);
}

function expectSame(sent, came) {
  if (typeof sent === 'string' || typeof came === 'string') {
    if (sent !== came) throw new Error(`text of ${sent?.length} came back as ${typeof came} of ${lengthOf(came)}`);
    return;
  }
  if (!sent) throw new Error('a message that was not sent, or came before');
  const a = new Uint8Array(sent), b = new Uint8Array(came);
  if (a.length !== b.length || a.some((byte, i) => byte !== b[i])) throw new Error(`${a.length} bytes came back as other ${b.length}`);
}
