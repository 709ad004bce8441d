/**
 * Networks and servers beside our own, for tests: a real TURN server, computers behind routers.
 *
 * <p>Lives here: {@code DebianProgram}, which finds a program or installs it where that is
 * possible; {@code Coturn}; {@code OwnAddress}; {@code Network}, a small internet of namespaces;
 * and the tests that need them.
 */
package dev.onlinematch.lab;
