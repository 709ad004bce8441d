/**
 * What the compiler of the page is told.
 *
 * <p>Lives here: {@link dev.onlinematch.web.build.BrowserNumbers}, {@link
 * dev.onlinematch.web.build.BrowserBase64} and {@link dev.onlinematch.web.build.BrowserUtf8}, which
 * the build names to TeaVM: they put what the browser can do in place of code that would have to be
 * downloaded; and {@link dev.onlinematch.web.build.EnumNames}, which leaves out what nobody reads.
 *
 * <p>May be called by: TeaVM's plugin while it compiles; nothing at run time but the functions that
 * they put in. Source: ECMAScript, 6.1.6.1.20 (Number::toString) and 7.1.4.1 (StringToNumber).
 */
package dev.onlinematch.web.build;
