/**
 * Makes the compiled page smaller, after TeaVM and before it is packaged.
 *
 * <p>Lives here: {@link dev.onlinematch.shrink.Shrink}, which is the only door to Closure Compiler,
 * and the renaming of fields before that. None of it is in the page, nor used by it.
 *
 * <p>May be called by: the build. Source: ECMAScript 2020; the shape of TeaVM 0.15's output.
 */
package dev.onlinematch.shrink;
