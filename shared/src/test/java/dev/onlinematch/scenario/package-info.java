/**
 * Scenarios that run on the JVM and, compiled to JavaScript, in a page.
 *
 * <p>Lives here: the interface and the scenarios. May be called by: tests of every module.
 */
package dev.onlinematch.scenario;
