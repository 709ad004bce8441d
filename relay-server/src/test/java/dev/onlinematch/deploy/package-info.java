/**
 * Whether what is deployed works: {@code docker-compose.yml}, {@code .env} and the Dockerfile at
 * the root of the project.
 *
 * <p>Lives here: a reader of the compose file, and tests that run its commands, with its
 * environment, without Docker. What remains untested here is the packaging into images itself.
 */
package dev.onlinematch.deploy;
