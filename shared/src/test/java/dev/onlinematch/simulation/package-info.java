/**
 * Whole matches in virtual time: real players' code, a fake network around it, and faults that a
 * seed chooses.
 *
 * <p>Lives here: {@link dev.onlinematch.simulation.PlanMaker}, which writes a plan of a seed;
 * {@link dev.onlinematch.simulation.Simulation}, which carries it out; {@link
 * dev.onlinematch.simulation.Inspection}, which says what must be so; {@link
 * dev.onlinematch.simulation.Shrinker}, which makes a plan that fails short; {@link
 * dev.onlinematch.simulation.Sabotage}, which breaks things to see that it is noticed; {@link
 * dev.onlinematch.simulation.Found}, the list of what came of it.
 *
 * <p>May be called by: nobody else. Serves no RFC.
 */
package dev.onlinematch.simulation;
