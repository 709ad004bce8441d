/**
 * What the compiler of the page is told.
 *
 * <p>Lives here: {@link dev.onlinematch.web.build.BrowserNumbers}, which the build names to TeaVM.
 *
 * <p>May be called by: TeaVM's plugin while it compiles; nothing at run time but the two functions
 * that it puts in. Source: ECMAScript, 6.1.6.1.20 (Number::toString) and 7.1.4.1 (StringToNumber).
 */
package dev.onlinematch.web.build;
