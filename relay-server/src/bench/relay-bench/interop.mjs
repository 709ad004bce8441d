// Our data-channel peer against node-datachannel (libdatachannel, usrsctp, OpenSSL). Run in a folder where
// `npm install node-datachannel ws` was done:
//
//   mvn -f PROJECT/pom.xml test-compile dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath.txt
//   node PROJECT/relay-server/src/bench/relay-bench/interop.mjs [SECONDS]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { exchange } from './exchange.mjs';

const module = fileURLToPath(new URL('../../..', import.meta.url));
const found = createRequire(resolve('interop.mjs')).resolve('node-datachannel/polyfill');
const { RTCPeerConnection } = await import(pathToFileURL(found).href);
const classpath = ['test-classes', 'classes'].map((name) => resolve(module, 'target', name))
  .concat(readFileSync(resolve(module, 'target/classpath.txt'), 'utf8').trim()).join(':');
const echo = spawn(process.env.BENCH_JAVA ?? 'java', ['-cp', classpath, 'dev.onlinematch.webrtc.EchoServer'], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const url = await new Promise((done, failed) => {
    echo.stdout.once('data', (line) => done(line.toString().trim()));
    echo.once('exit', () => failed(new Error('the echo did not start')));
  });
  console.log(await exchange(RTCPeerConnection, url, Number(process.argv[2] ?? 30)));
} finally {
  echo.kill();
}
process.exit(0);
