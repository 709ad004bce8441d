/**
 * The part of Java's library that the page has in place of TeaVM's, because it is smaller.
 *
 * <p>Lives here: {@link dev.onlinematch.web.library.SmallLibrary}, which the build names to TeaVM,
 * and what it puts in: one map for all, a sort for short lists, and texts that are joined by the
 * browser. To the rest of the page nothing has changed but the size.
 *
 * <p>May be called by: TeaVM's plugin while it compiles; at run time whoever uses the class of the
 * library that is replaced. Source: the contracts of {@code java.util.LinkedHashMap} and {@code
 * java.lang.StringBuilder}.
 */
package dev.onlinematch.web.library;
