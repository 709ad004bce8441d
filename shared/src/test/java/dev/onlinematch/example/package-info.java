/**
 * Examples from the README that compile and run.
 *
 * <p>Lives here: one small game on OnlineMatch. May be called by: nobody; it is there to be copied.
 */
package dev.onlinematch.example;
