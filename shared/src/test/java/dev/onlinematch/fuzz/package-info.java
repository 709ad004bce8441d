/**
 * What fuzz tests have in common.
 *
 * <p>Lives here: {@link dev.onlinematch.fuzz.Choices}, which makes decisions out of a fuzzer's
 * bytes, and {@link dev.onlinematch.fuzz.FuzzTargets}, which finds all targets. A target is a class
 * named {@code …FuzzTest} beside what it fuzzes, with one method that takes bytes.
 *
 * <p>May be called by: fuzz tests of all modules. Serves no RFC; run as the README says.
 */
package dev.onlinematch.fuzz;
